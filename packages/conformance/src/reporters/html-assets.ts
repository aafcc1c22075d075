/** How the page looks; in light and in dark. */
export const style = `
:root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent); --fail: #c62828; --warn: #b26a00; --open: #7a5cc4; --pass: #2e7d32; --na: #777; }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 72rem; padding: 1.5rem; }
header { border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; } h3 { font-size: 1rem; margin: 0; font-weight: 500; }
small { color: var(--na); font-weight: 400; margin-left: .5rem; }
article { border-left: 4px solid var(--line); margin: .5rem 0; padding: .4rem .8rem; }
article[data-verdict=fail] { border-color: var(--fail); } article[data-verdict=warn] { border-color: var(--warn); }
article[data-verdict=inconclusive] { border-color: var(--open); } article[data-verdict=pass] { border-color: var(--pass); }
.verdict, .outcome { border-radius: .3rem; color: #fff; font-size: .8rem; padding: .1rem .45rem; background: var(--na); }
.fail.verdict, .findings, .harness-fault, .unreachable { background: var(--fail); } .warn.verdict { background: var(--warn); }
.inconclusive.verdict, .outcome.inconclusive, .budget-stop, .interrupted { background: var(--open); } .pass.verdict, .conforms { background: var(--pass); }
dl { display: grid; grid-template-columns: 6rem 1fr; gap: .1rem .8rem; margin: .4rem 0; } dt { color: var(--na); } dd { margin: 0; overflow-wrap: anywhere; }
fieldset { border: 0; display: flex; flex-wrap: wrap; gap: 1rem; margin: .6rem 0 1rem; padding: 0; } legend { display: none; }
input[type=search] { flex: 1; font: inherit; min-width: 12rem; padding: .2rem .5rem; }
details { margin: .2rem 0; } summary { cursor: pointer; overflow-wrap: anywhere; } pre { font-size: .8rem; overflow: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.pictures { display: flex; flex-wrap: wrap; gap: .8rem; margin: .5rem 0; } figure { margin: 0; max-width: 15rem; } figcaption { color: var(--na); font-size: .8rem; overflow-wrap: anywhere; } figcaption b { color: CanvasText; display: block; font-weight: 500; }
figure.none { border: 1px dashed var(--line); padding: .5rem; } figure p { font-size: .8rem; margin: 0; }
img { background: repeating-conic-gradient(#bbb 0 25%, #eee 0 50%) 0 0 / 16px 16px; border: 1px solid var(--line); display: block; max-width: 100%; }
.left-out { border: 1px solid var(--warn); border-radius: .3rem; padding: .3rem .6rem; }
[hidden] { display: none; }
`;

/** Hides what the boxes and the search leave out; without it the page shows everything. */
export const filterScript = `
const boxes = [...document.querySelectorAll("input[name=verdict]")];
const search = document.querySelector("input[type=search]");
const articles = [...document.querySelectorAll("article")];
const apply = () => {
  const shown = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
  const words = search.value.trim().toLowerCase();
  for (const article of articles) {
    const fits = words === "" || (article.id + " " + article.textContent).toLowerCase().includes(words);
    article.hidden = !shown.has(article.dataset.verdict) || !fits;
  }
  for (const section of document.querySelectorAll("main > section:not(.problems)")) {
    section.hidden = section.querySelector("article:not([hidden])") === null && (words !== "" || section.querySelector(".passed") === null);
  }
};
for (const input of [...boxes, search]) input.addEventListener("input", apply);
apply();
`;
