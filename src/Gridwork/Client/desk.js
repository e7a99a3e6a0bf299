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

// A list is found while one types: the same page is asked again and its parts put in place. What was chosen stays chosen.
const finder = find("form[data-live]"), answer = find("form[data-answer]");
let asking, waiting;
const picked = () => answer.querySelector("[data-part] input[type=radio]:checked")?.value ?? "";
const ask = async () => {
  asking?.abort();
  asking = new AbortController();
  const url = new URL(finder.action), chosen = picked();
  url.search = new URLSearchParams(new FormData(finder));
  try {
    const reply = await fetch(`${url}&${new URLSearchParams({ chosen })}`, { signal: asking.signal });
    if (!reply.ok || reply.redirected) { return; }
    const page = new DOMParser().parseFromString(await reply.text(), "text/html");
    if (picked() !== chosen) { ask(); return; }
    document.querySelectorAll("[data-part]").forEach(part => { part.innerHTML = page.querySelector(`[data-part=${part.dataset.part}]`)?.innerHTML ?? ""; });
    answer.action = url;
    history.replaceState(null, "", url);
  } catch (e) {
    if (e.name !== "AbortError") { throw e; }
  }
};
const typed = e => { if (!e.isComposing) { clearTimeout(waiting); waiting = setTimeout(ask, 120); } };
finder?.addEventListener("input", typed);
finder?.addEventListener("compositionend", typed);

// Where somebody stands is asked for by a button, put into the fields, and sent by another.
const locate = find("[data-locate]");
if (locate && navigator.geolocation) {
  locate.hidden = false;
  locate.addEventListener("click", () => navigator.geolocation.getCurrentPosition(at => {
    const [lon, lat] = locate.form.querySelectorAll("input[inputmode=decimal]");
    [lon.value, lat.value] = [at.coords.longitude.toFixed(6), at.coords.latitude.toFixed(6)];
    const next = find(locate.dataset.locate || null);
    if (next) { next.click(); } else { lon.focus(); }
  }));
}
