(() => {
  "use strict";
  // 这一页说的是写成那一刻的情况。看得晚了，提醒看的人；天数不自己往下数，免得和别的数目对不上。
  const stale = document.getElementById("stale");
  const today = Math.floor((Date.now() + 8 * 3600e3) / 864e5);
  const days = today - Date.parse(stale.dataset.day) / 864e5;
  if (days > 0) {
    stale.textContent = "这是 " + days + " 天前的情况，后来的没有算进去；请以最新的看板为准。";
    stale.hidden = false;
  }

  const form = document.getElementById("filters");
  const search = form.elements.search, mark = form.elements.mark, group = form.elements.group;
  const found = form.querySelector("output"), reset = form.querySelector("button");
  const plain = (text) => text.replace(/[\u0387\u02d9\u2022\u2024\u2027\u2219\u22c5\u25cf\u2981\u2e31\u2e33\u30fb\uff65\uff0e\ufe52\ua78f\u16eb]/g, "·").normalize("NFKC").toLowerCase().replace(/\s+/g, "");
  const lines = (text) => text.split("\n");
  const which = (row) => (row.closest(".district")?.id ?? "") + " " + row.dataset.unit;  // 各地区都有教育局
  const units = Array.from(document.querySelectorAll(".unit"), (row) => ({
    row,
    unit: which(row),
    names: lines(row.dataset.names).map(plain),
    groups: lines(row.dataset.groups),
    marks: lines(row.dataset.marks),
  }));
  const scores = document.querySelectorAll(".score");
  const blocks = document.querySelectorAll(".block");
  const districts = document.querySelectorAll(".district");
  const reports = document.querySelectorAll(".report");

  function apply() {
    const wanted = plain(search.value);
    const inGroup = group ? group.value : "";
    const chosen = Boolean(wanted || mark.value || inGroup);
    const hits = new Set();
    for (const one of units) {
      const hit = (!wanted || one.names.some((name) => name.includes(wanted)))
        && (!mark.value || one.marks.includes(mark.value)) && (!inGroup || one.groups.includes(inGroup));
      one.row.hidden = !hit;
      if (hit) hits.add(one.unit);
    }
    for (const row of scores) row.hidden = chosen && !hits.has(which(row));
    for (const block of blocks) {
      block.hidden = !block.querySelector(".unit:not([hidden])");
      const equal = block.querySelector(".equal");
      if (equal && chosen) equal.open = true;
    }
    for (const report of reports) {
      report.querySelector(".nothing").hidden = !chosen || Boolean(report.querySelector(".unit:not([hidden])"));
    }
    for (const district of districts) {
      const hit = Boolean(district.querySelector(".unit:not([hidden])"));
      district.hidden = chosen && !hit;
      district.open = chosen && hit && hits.size <= 200;
    }
    found.textContent = chosen ? (hits.size ? "找到 " + hits.size + " 个单位" : "没有符合的单位") : "共 " + hits.size + " 个单位";
    reset.hidden = !chosen;
  }

  form.addEventListener("input", (event) => { if (!event.isComposing) apply(); });  // 拼音没打完，先不找
  form.addEventListener("compositionend", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  reset.addEventListener("click", () => { form.reset(); apply(); search.focus(); });
  const open = () => {
    const wanted = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest(".district");
    if (wanted) { wanted.open = true; wanted.scrollIntoView(); }
  };
  addEventListener("hashchange", open);
  document.addEventListener("click", (event) => { if (event.target.closest?.(".districts a")) setTimeout(open); });
  form.hidden = false;
  apply();
  open();
})();
