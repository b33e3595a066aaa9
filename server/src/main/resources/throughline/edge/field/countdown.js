(() => {
  const dial = document.querySelector("[data-left]");
  const from = Date.now();
  const first = Number(dial.dataset.left);
  const number = dial.querySelector("b");
  dial.querySelector("span").textContent = dial.dataset.words;
  const tick = () => {
    const left = Math.max(0, Math.ceil(first - (Date.now() - from) / 1000));
    number.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    dial.querySelector(".ring").setAttribute("stroke-dasharray", `${(326.7 * left) / Number(dial.dataset.all)} 999`);
    if (left > 0) setTimeout(tick, 500);
    else if (first > 0 && navigator.onLine) setTimeout(() => location.reload(), 1500);
  };
  tick();
})();
