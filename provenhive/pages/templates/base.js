"use strict";
// The theme: the reader's choice, else the system's.
(() => {
  const root = document.documentElement;
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  let chosen = null;
  try { chosen = localStorage.getItem("provenhive-theme"); } catch { chosen = null; }
  const apply = () => { root.dataset.theme = chosen === "dark" || chosen === "light" ? chosen : system.matches ? "dark" : "light"; };
  apply();
  system.addEventListener("change", apply);
  window.addEventListener("DOMContentLoaded", () => {
    const button = document.getElementById("theme");
    if (!button) return;
    button.addEventListener("click", () => {
      chosen = root.dataset.theme === "dark" ? "light" : "dark";
      try { localStorage.setItem("provenhive-theme", chosen); } catch { /* a page opened from a file may have no storage */ }
      apply();
    });
  });
})();
