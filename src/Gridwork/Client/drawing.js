// Drawing writes corners into the field of the form; without script they are typed there. In a block: every page has the desk's script too.
{
  const svg = document.querySelector("svg[data-draw]");
  const field = svg && document.querySelector(svg.dataset.draw);
  const tools = document.querySelector("[data-draw-tools]");
  const name = "http://www.w3.org/2000/svg";
  const margin = 10, snapWithin = 14;

  if (svg && field) {
    tools.hidden = false;
    const line = svg.querySelector("polygon");
    const handles = svg.appendChild(document.createElementNS(name, "g"));
    const [west, north, across, up] = ["west", "north", "eastScale", "northScale"].map(key => Number(svg.dataset[key]));
    const put = ([lon, lat]) => [margin + (lon - west) * across, margin + (north - lat) * up];
    const read = ([x, y]) => [west + (x - margin) / across, north - (y - margin) / up];
    const numbers = text => (text.match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
    const pairs = list => list.flatMap((n, at) => at % 2 ? [] : [[n, list[at + 1]]]).filter(p => p[1] !== undefined);
    const corners = [...svg.querySelectorAll("[data-other]")].flatMap(path => pairs(numbers(path.getAttribute("d"))));

    let points = [], chosen = -1;
    const load = () => {
      points = field.value.split("\n").map(numbers).filter(p => p.length === 2).map(put);
      chosen = points.length - 1;
      show();
    };
    const keep = () => {
      field.value = points.map(p => read(p).map(n => n.toFixed(6)).join(", ")).join("\n");
      show();
    };
    const unit = () => svg.viewBox.baseVal.width / svg.clientWidth;
    const show = () => {
      line.setAttribute("points", points.map(p => p.join(",")).join(" "));
      handles.replaceChildren(...points.map(([x, y], at) => {
        const dot = document.createElementNS(name, "circle");
        dot.setAttribute("cx", x); dot.setAttribute("cy", y); dot.setAttribute("r", 7 * unit());
        dot.setAttribute("stroke-width", 2 * unit());
        dot.classList.toggle("here", at === chosen);
        return dot;
      }));
    };
    const snap = point => {
      const near = corners.map(c => [Math.hypot(c[0] - point[0], c[1] - point[1]), c]).sort((a, b) => a[0] - b[0])[0];
      return near && near[0] < snapWithin * unit() ? [...near[1]] : point;
    };
    const at = e => {
      const p = new DOMPoint(e.clientX, e.clientY).matrixTransform(svg.getScreenCTM().inverse());
      return [p.x, p.y];
    };
    const add = point => { points.splice(chosen + 1, 0, point); chosen += 1; keep(); };
    const drop = () => { if (chosen >= 0) { points.splice(chosen, 1); chosen = Math.min(chosen, points.length - 1); keep(); } };
    const zoom = by => {
      const box = svg.viewBox.baseVal, middle = points[chosen] ?? [box.x + box.width / 2, box.y + box.height / 2];
      const [w, h] = [box.width * by, box.height * by];
      svg.setAttribute("viewBox", `${middle[0] - w / 2} ${middle[1] - h / 2} ${w} ${h}`);
      show();
    };

    let dragged = -1;
    svg.addEventListener("pointerdown", e => {
      dragged = [...handles.children].indexOf(e.target);
      if (dragged >= 0) { chosen = dragged; svg.setPointerCapture(e.pointerId); show(); }
    });
    svg.addEventListener("pointermove", e => { if (dragged >= 0) { points[dragged] = snap(at(e)); keep(); } });
    svg.addEventListener("pointerup", e => { if (dragged < 0) { add(snap(at(e))); } dragged = -1; });
    svg.addEventListener("keydown", e => {
      const step = (e.shiftKey ? 20 : 2) * unit();
      const move = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[e.key];
      if (move && chosen >= 0) { points[chosen] = [points[chosen][0] + move[0], points[chosen][1] + move[1]]; keep(); }
      else if (e.key === "Enter") {
        const box = svg.viewBox.baseVal, from = points[chosen] ?? [box.x + box.width / 2, box.y + box.height / 2];
        add(points.length ? [from[0] + 20 * unit(), from[1]] : from);
      }
      else if (e.key === "Delete" || e.key === "Backspace") { drop(); }
      else if (e.key === "[" || e.key === "]") { chosen = points.length ? (chosen + (e.key === "]" ? 1 : points.length - 1)) % points.length : -1; show(); }
      else { return; }
      e.preventDefault();
    });
    tools.addEventListener("click", e => {
      const button = e.target.closest("button");
      if (button?.dataset.zoom) { zoom(Number(button.dataset.zoom)); }
      else if (button && "undo" in button.dataset) { drop(); }
      else if (button) { points = []; chosen = -1; keep(); }
    });
    field.addEventListener("input", load);
    load();
  }
}
