"use strict";
// What the page does beyond links and forms: the day by slider and keys, sentences in a panel, selected text as evidence.
(() => {
  const served = document.getElementById("panel") !== null;
  const typing = (target) => target.closest("input:not([type=range]), select, textarea, [contenteditable]") !== null;
  const dayOf = (ordinal) => new Date(Date.UTC(1970, 0, 1) + (ordinal - 719163) * 864e5);
  const iso = (ordinal) => dayOf(ordinal).toISOString().slice(0, 10);
  const inWords = (ordinal) =>
    new Intl.DateTimeFormat(document.documentElement.lang, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(dayOf(ordinal));
  let asked = 0;
  let at = location.pathname + location.search;

  async function go(address, keep) {
    const mine = ++asked;
    try {
      const answer = await fetch(address, { headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (mine !== asked) return;
      document.getElementById("content").replaceWith(page.getElementById("content"));
      document.querySelector(".top").replaceWith(page.querySelector(".top"));
      document.title = page.title;
      if (!keep) history.pushState({}, "", address);
      at = location.pathname + location.search;
      prepare();
    } catch {
      location.assign(address);
    }
  }

  function prepare() {
    const slider = document.getElementById("slider");
    if (slider && served) {
      slider.hidden = false;
      const sliding = document.getElementById("sliding");
      const tell = () => { sliding.value = inWords(Number(slider.value)); slider.setAttribute("aria-valuetext", sliding.value); };
      slider.addEventListener("input", tell);
      slider.addEventListener("change", () => {
        const form = new URLSearchParams(new FormData(slider.form));
        form.set("on", iso(Number(slider.value)));
        for (const [name, value] of [...form]) if (!value) form.delete(name);
        go(`${slider.form.getAttribute("action")}?${form}`).then(() => document.getElementById("slider")?.focus());
      });
    }
    for (const form of document.querySelectorAll("form.question")) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const values = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
        location.assign(`${form.getAttribute("action")}?${values}`);
      });
    }
    document.dispatchEvent(new CustomEvent("muster:page"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (typing(event.target) || event.target.id === "slider") return;
    if (event.key === "/") {
      const find = document.getElementById("find");
      if (find) { event.preventDefault(); find.focus(); }
      return;
    }
    const name = (event.shiftKey ? "Shift+" : "") + event.key;
    const link = document.querySelector(`a[data-key="${CSS.escape(name)}"]`);
    if (!link) return;
    event.preventDefault();
    if (served) go(link.href); else location.assign(link.href);
  });

  const panel = document.getElementById("panel");
  document.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || !panel || !link.dataset.panel || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.dataset.panel);
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      panel.querySelector(".panel-body").replaceChildren(page.getElementById("claim"));
      panel.showModal();
      panel.scrollTop = 0;
    } catch {
      location.assign(link.href);
    }
  });
  panel?.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });

  document.addEventListener("selectionchange", () => {
    const chosen = document.getSelection();
    const field = document.getElementById("evidence");
    if (!field || !chosen || chosen.isCollapsed) return;
    const within = chosen.anchorNode?.parentElement?.closest(".text");
    if (!within) return;
    const copy = chosen.getRangeAt(0).cloneContents();
    for (const number of copy.querySelectorAll("sup")) number.remove();
    field.value = copy.textContent.trim();
  });

  function light(event) {
    const item = event.target.closest?.(".claim-list > li");
    const mark = event.target.closest?.("mark[data-claims]");
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const items = [...document.querySelectorAll(".claim-list > li")];
    const numbers = item ? [items.indexOf(item) + 1] : mark ? mark.dataset.claims.split(" ").map(Number) : [];
    for (const number of numbers) {
      if (mark) items[number - 1]?.classList.add("lit");
      for (const one of document.querySelectorAll("mark[data-claims]"))
        if (item && one.dataset.claims.split(" ").includes(String(number))) one.classList.add("lit");
    }
  }
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);

  const shown = () => location.pathname + location.search;
  window.addEventListener("popstate", () => { if (served && shown() !== at) go(location.href, true); });
  window.addEventListener("beforeprint", () => { for (const row of document.querySelectorAll("details.row")) row.open = true; });
  prepare();
})();
// A link to a row opens it.
(() => {
  const open = () => {
    const row = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (row instanceof HTMLDetailsElement) row.open = true;
  };
  window.addEventListener("hashchange", open);
  open();
})();
