// Enhancement only: every page works without it.
const find = selector => document.querySelector(selector);

document.addEventListener("click", e => { if (e.target.closest("[data-print]")) { print(); } });

// A refused form: the reader and the keyboard begin at what is wrong.
find(".refusal[tabindex]")?.focus();

// The desk by keyboard: / searches, n makes a new one, j and k walk the queue, Enter opens, x chooses.
document.addEventListener("keydown", e => {
  if (e.target.closest("input:not([type=checkbox]), select, textarea") || e.ctrlKey || e.metaKey || e.altKey) { return; }
  if (e.key === "/" && find("#search")) { e.preventDefault(); find("#search").focus(); return; }
  if (e.key === "n") { find("[data-new]")?.click(); return; }
  const rows = [...document.querySelectorAll(".queue tbody tr:not(.band)")], at = rows.findIndex(r => r.matches(".here"));
  if (e.key === "x") { rows[at]?.querySelector("[type=checkbox]")?.click(); return; }
  const step = { j: 1, k: -1 }[e.key];
  if (!step || !rows.length) { return; }
  const next = rows[Math.min(rows.length - 1, Math.max(0, at + step))];
  rows[at]?.classList.remove("here");
  next.classList.add("here");
  next.querySelector("a")?.focus();
});
