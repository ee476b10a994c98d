"use strict";
(() => {
  const root = document.documentElement;
  const form = document.querySelector("form.filters");
  const status = form.querySelector("[role=status]");
  const lists = [...document.querySelectorAll("section.list")];
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
  const rows = lists.flatMap(list => [...list.querySelectorAll(".row")].map(element => ({
    element, list: list.id, country: element.dataset.c.split(" "), kind: element.dataset.k,
    field: element.dataset.f.split(" "), first: +element.dataset.y, last: +(element.dataset.z || element.dataset.y),
  })));
  const textOf = row => row.text ??= fold(row.element.textContent);

  function speak() {
    const language = document.querySelector("input[name=language]:checked").value;
    root.lang = language;
    for (const element of document.querySelectorAll("option[data-vi], title[data-vi]")) {
      element.textContent = element.dataset[language];
    }
    tell();
  }

  function tell() {
    const shown = { agreements: 0, events: 0 };
    for (const row of rows) if (!row.element.hidden) shown[row.list]++;
    status.textContent = status.dataset[root.lang].replace(/\{(\w+)\}/g, (_, name) => shown[name]);
  }

  function filter() {
    const wanted = Object.fromEntries(new FormData(form));
    const words = fold(wanted.text).split(/\s+/).filter(Boolean);
    for (const row of rows) {
      row.element.hidden = !(
        (!wanted.country || row.country.includes(wanted.country)) &&
        (!wanted.kind || row.kind === wanted.kind) &&
        (!wanted.field || row.field.includes(wanted.field)) &&
        (!wanted.first || row.last >= +wanted.first) &&
        (!wanted.last || (row.first && row.first <= +wanted.last)) &&
        words.every(word => textOf(row).includes(word)));
    }
    for (const list of lists) {
      for (const year of list.querySelectorAll(".year")) year.hidden = !year.querySelector(".row:not([hidden])");
      const none = list.querySelector(".filtered");
      if (none) none.hidden = !!list.querySelector(".row:not([hidden])");
    }
    tell();
  }

  document.addEventListener("click", event => {
    const chosen = event.target.closest("[data-country], a[data-text], g[data-text], [data-field], [data-kind]");
    if (!chosen) return;
    form.reset();
    for (const [name, value] of Object.entries(chosen.dataset)) if (form.elements[name]) form.elements[name].value = value;
    filter();
    form.scrollIntoView();
  });

  function follow() {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target?.matches?.("details")) return;
    if (target.hidden) { form.reset(); filter(); }
    target.open = true;
    target.scrollIntoView();
  }
  addEventListener("hashchange", follow);

  let opened = [];
  addEventListener("beforeprint", () => {
    opened = rows.map(row => row.element).filter(element => !element.open && !element.hidden);
    for (const element of opened) element.open = true;
  });
  addEventListener("afterprint", () => { for (const element of opened) element.open = false; });

  for (const radio of document.querySelectorAll("input[name=language]")) radio.addEventListener("change", speak);
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", event => event.preventDefault());
  root.classList.add("scripted");
  form.hidden = false;
  speak();
  follow();
})();
