"use strict";
// Draws the timeline: Vega with its expression interpreter, so that no text is ever run as code.
(() => {
  const NARROW = 560;

  function tip(holder) {
    const box = document.createElement("div");
    box.className = "tip";
    box.hidden = true;
    holder.append(box);
    return (_, event, item, value) => {
      const text = typeof value === "object" && value ? value.said : value;
      box.hidden = !text;
      if (!text) return;
      box.textContent = text;
      const edge = holder.getBoundingClientRect();
      const left = Math.min(event.clientX - edge.left + 14, edge.width - box.offsetWidth - 4);
      box.style.setProperty("left", `${Math.max(0, left)}px`);
      box.style.setProperty("top", `${event.clientY - edge.top + 18}px`);
    };
  }

  function fitted(spec, width) {
    const label = width < NARROW ? 104 : 190;
    const text = JSON.stringify(spec).replaceAll('Extent":190', `Extent":${label}`).replaceAll('labelLimit":190', `labelLimit":${label - 8}`)
      .replaceAll('"columns":3', width < NARROW ? '"columns":2' : '"columns":3');
    const fit = JSON.parse(text);
    for (const part of fit.vconcat) part.width = Math.max(120, width - label - 12);
    return fit;
  }

  async function draw() {
    const holder = document.getElementById("chart");
    const data = document.getElementById("chart-data");
    if (!holder || !data || typeof vegaEmbed === "undefined" || holder.dataset.drawn) return;
    holder.dataset.drawn = "yes";
    const { spec, locale } = JSON.parse(data.textContent);
    const plot = document.createElement("div");
    holder.append(plot);
    await vegaEmbed(plot, fitted(spec, holder.clientWidth), {
      actions: false, ast: true, renderer: "svg", defaultStyle: false, hover: false,
      timeFormatLocale: locale, tooltip: tip(holder),
      loader: { http: { credentials: "omit" }, load: () => Promise.reject(new Error("nothing is loaded")) },
    });
    plot.querySelector("svg")?.setAttribute("aria-hidden", "true");
  }

  let width = window.innerWidth;
  window.addEventListener("resize", () => {
    const holder = document.getElementById("chart");
    if (!holder || width === window.innerWidth) return;
    width = window.innerWidth;
    holder.replaceChildren();
    delete holder.dataset.drawn;
    draw();
  });
  document.addEventListener("muster:page", draw);
  draw();
})();
