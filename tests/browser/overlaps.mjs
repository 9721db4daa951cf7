// What is written on the explorer's canvas, measured in its drawing: which texts cover discs or each other.

/** Runs in the page: the texts that cover a disc or another text, and how many there are. */
export async function overlaps() {
  const explorer = document.querySelector("network-explorer");
  const drawn = document.body.appendChild(
    new DOMParser().parseFromString(explorer.graph.toSvg({ title: "", description: "", medium: "screen" }), "image/svg+xml").documentElement,
  );
  const { scale } = explorer.graph.eye.lens;
  const shown = new Set(explorer.snapshot.entities);
  const discs = explorer.view.entities
    .filter(({ id }) => shown.has(id))
    .map(({ id, name, radius }) => ({ name, ...explorer.screenPosition(id), radius: Math.max(radius * scale, 2.2) }));
  const measured = (selector) =>
    [...drawn.querySelectorAll(selector)].map((text) => {
      const { x, y, width } = text.getBBox();
      const size = Number(text.getAttribute("font-size"));
      const turn = (Number(/rotate\(([-\d.]+)/.exec(text.getAttribute("transform") ?? "")?.[1] ?? 0) * Math.PI) / 180;
      const badge = text.previousElementSibling?.localName === "circle" ? Number(text.previousElementSibling.getAttribute("r")) : 0;
      // What is seen of letters is lower than their line.
      return { text: text.textContent, x: x + width / 2, y: Number(text.getAttribute("y")), wide: Math.max(width / 2, badge) - 1, high: Math.max(size * 0.42, badge) - 1, turn, badge };
    });
  const texts = measured("#names text, #types text, #numbers text, #communities text");
  drawn.remove();
  const points = ({ x, y, wide, high, turn }) => {
    const found = [];
    for (let across = -wide; across <= wide; across += 1.5) {
      for (let down = -high; down <= high; down += 1.5) {
        found.push({ x: x + Math.cos(turn) * across - Math.sin(turn) * down, y: y + Math.sin(turn) * across + Math.cos(turn) * down });
      }
    }
    return found;
  };
  const isInText = (text, point) => {
    const [dx, dy] = [point.x - text.x, point.y - text.y];
    const [across, down] = [Math.cos(text.turn) * dx + Math.sin(text.turn) * dy, -Math.sin(text.turn) * dx + Math.cos(text.turn) * dy];
    return Math.abs(across) < text.wide && Math.abs(down) < text.high;
  };
  const found = [];
  texts.forEach((text, place) => {
    const own = points(text);
    discs.filter((disc) => own.some((point) => Math.hypot(point.x - disc.x, point.y - disc.y) < disc.radius - 0.5)).forEach(({ name }) => found.push(`${text.text} covers the disc of ${name}`));
    texts.slice(place + 1).filter((other) => own.some((point) => isInText(other, point))).forEach((other) => found.push(`${text.text} covers ${other.text}`));
  });
  return { found, texts: texts.map(({ text }) => text), badges: texts.filter(({ badge }) => badge > 0).map(({ text }) => Number(text)) };
}
