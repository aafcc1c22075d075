/**
 * Draws the example pictures. Everything is composed from shapes, gradients and counted noise, so that the pictures
 * are free of rights and come out the same each time: `node examples/images/generate.mjs`.
 */
import { fileURLToPath } from "node:url";
import sharp from "sharp";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A face and shoulders before a soft studio background. */
async function drawPortrait() {
  const picture = svg(
    480,
    600,
    `<defs>
      ${radial("wall", "50%", "38%", "75%", ["#a9c7cc", "#7ea6b0", "#5b8592"])}
      ${linear("hair", ["#5a3826", "#3c2318", "#2a1710"])}
      ${linear("shine", ["#8a5a3c00", "#9a6a48cc", "#8a5a3c00"])}
      ${radial("face", "42%", "40%", "68%", ["#f8d9c0", "#f0c3a2", "#d99b78"])}
      ${linear("neck", ["#c98b68", "#e3ae8b", "#dca683"])}
      ${linear("knit", ["#d9a441", "#c78a2c", "#a96f1f"])}
      ${radial("blush", "50%", "50%", "50%", ["#e8796a88", "#e8796a33", "#e8796a00"])}
      ${radial("iris", "50%", "60%", "55%", ["#8fa86a", "#5d7a48", "#33472b"])}
      ${linear("lip", ["#c25e57", "#d9776c"])}
      ${blur("soft", 6)}
      ${blur("faint", 2.2)}
    </defs>
    <rect width="480" height="600" fill="url(#wall)"/>

    <path d="M132 250 C116 110 190 62 246 62 C318 62 372 118 356 254 C352 312 366 350 362 398 C340 436 150 436 122 400
      C118 352 138 306 132 250 Z" fill="url(#hair)"/>

    <path d="M10 600 C18 512 78 478 160 458 C196 448 214 440 240 440 C268 440 288 448 322 458 C402 478 462 512 470 600 Z"
      fill="url(#knit)"/>
    <path d="M60 600 C66 560 76 540 96 524 M420 600 C414 560 404 540 384 524" stroke="#8c5a17" stroke-width="4"
      fill="none" opacity="0.5" filter="url(#faint)"/>
    ${knitting()}
    <path d="M194 372 L194 444 C206 478 276 478 288 444 L288 372 Z" fill="url(#neck)"/>
    <path d="M196 398 C216 428 268 428 287 398 L288 424 C266 448 218 448 195 424 Z" fill="#a9684a" opacity="0.45"
      filter="url(#soft)"/>
    <path d="M176 446 C188 504 294 504 306 446 C316 450 322 454 326 460 C300 530 184 530 158 460 C162 454 168 450 176 446 Z"
      fill="#b87b25"/>
    <path d="M176 446 C188 504 294 504 306 446" fill="none" stroke="#8c5a17" stroke-width="3" opacity="0.6"/>

    <path d="M152 236 C150 150 190 118 243 118 C298 118 336 152 334 238 C333 322 296 404 243 406 C190 404 153 322 152 236 Z"
      fill="url(#face)"/>
    <path d="M318 190 C340 250 318 360 262 402 C310 388 336 316 334 238 Z" fill="#b9714e" opacity="0.35" filter="url(#soft)"/>
    <ellipse cx="190" cy="300" rx="34" ry="24" fill="url(#blush)"/>
    <ellipse cx="298" cy="300" rx="34" ry="24" fill="url(#blush)"/>

    ${eye(203, 250)}
    ${eye(285, 250)}
    <path d="M176 224 C190 212 212 211 228 220 C212 217 192 219 178 230 Z" fill="#3f261a"/>
    <path d="M312 224 C298 212 276 211 260 220 C276 217 296 219 310 230 Z" fill="#3f261a"/>

    <path d="M248 246 C252 276 262 296 258 306 C252 314 234 314 229 307" fill="none" stroke="#b9714e" stroke-width="4"
      opacity="0.55" stroke-linecap="round" filter="url(#faint)"/>
    <path d="M228 307 C233 313 238 311 243 314 C249 311 254 313 259 307" fill="none" stroke="#a35f41" stroke-width="2.6"
      opacity="0.8" stroke-linecap="round"/>
    <path d="M240 256 C238 276 236 288 237 296" stroke="#fff1e2" stroke-width="6" fill="none" opacity="0.5"
      stroke-linecap="round" filter="url(#faint)"/>

    <path d="M202 341 C220 338 234 337 243 341 C252 337 266 338 284 341 C268 353 218 353 202 341 Z" fill="#b5524d"/>
    <path d="M202 341 C222 354 264 354 284 341 C272 372 214 373 202 341 Z" fill="url(#lip)"/>
    <path d="M226 360 C236 365 252 365 262 359" stroke="#f3b3a6" stroke-width="4" fill="none" opacity="0.6"
      stroke-linecap="round" filter="url(#faint)"/>
    <path d="M200 340 C220 353 234 350 243 351 C252 350 266 353 286 340" stroke="#7f322f" stroke-width="2" fill="none"
      stroke-linecap="round"/>
    <path d="M192 326 C186 336 186 344 190 352 M294 326 C300 336 300 344 296 352" stroke="#b9714e" stroke-width="2.5"
      fill="none" opacity="0.35" filter="url(#faint)"/>

    <path d="M142 262 C134 168 178 104 246 104 C300 104 350 150 345 262 C342 224 326 190 300 172 C262 186 214 178 196 152
      C186 186 150 214 142 262 Z" fill="url(#hair)"/>
    <path d="M140 250 C132 320 150 356 142 410 C128 414 118 408 122 398 C120 350 136 310 134 250 Z" fill="url(#hair)"/>
    <path d="M344 250 C352 320 336 356 344 408 C356 412 366 406 362 398 C364 350 350 310 352 250 Z" fill="url(#hair)"/>
    <path d="M160 170 C176 116 226 88 272 96 C228 100 190 124 160 170 Z" fill="#a06f4c" opacity="0.5" filter="url(#faint)"/>
    <path d="M306 158 C328 176 340 206 343 240" stroke="#a06f4c" stroke-width="4" fill="none" opacity="0.35"
      filter="url(#faint)"/>`,
  );
  await (await grainy(picture, 2.2, 11)).jpeg({ quality: 90 }).toFile(here("portrait.jpg"));
}

/** A light reflex, lashes and lid around an iris. */
function eye(x, y) {
  return `<g transform="translate(${x} ${y})">
    <path d="M-24 2 C-14 -13 12 -14 24 2 C12 13 -12 13 -24 2 Z" fill="#fdf8f2"/>
    <path d="M-24 2 C-14 -13 12 -14 24 2 C12 -6 -12 -6 -24 2 Z" fill="#8a6a5c" opacity="0.35"/>
    <circle r="10.5" fill="url(#iris)"/>
    <circle r="4.8" fill="#14100c"/>
    <circle cx="-3.6" cy="-3.8" r="2.8" fill="#fff"/>
    <path d="M-26 3 C-14 -15 12 -16 26 1" stroke="#2a1710" stroke-width="3.6" fill="none" stroke-linecap="round"/>
    <path d="M-20 -13 C-10 -20 10 -20 21 -11" stroke="#b9714e" stroke-width="2" fill="none" opacity="0.6"/>
    <path d="M-17 9 C-8 14 8 14 17 8" stroke="#b9714e" stroke-width="1.6" fill="none" opacity="0.5"/>
  </g>`;
}

/** Rows of small strokes on the pullover, well inside its outline and below the collar. */
function knitting() {
  const strokes = [];
  for (let y = 478; y < 600; y += 12) {
    for (let x = 30; x < 456; x += 12) {
      const off = Math.abs(x - 240);
      const isOnShoulder = y > 452 + 0.0019 * off * off + (off > 150 ? (off - 150) * 1.1 : 0);
      const isOffCollar = Math.hypot(off / 1.15, y - 440) > 84;
      if (isOnShoulder && isOffCollar) strokes.push(`M${x} ${y}l4 6l4 -6`);
    }
  }
  return `<path d="${strokes.join("")}" stroke="#8c5a17" stroke-width="1.6" fill="none" opacity="0.3"/>`;
}

/** A mug on a plain backdrop. Without grain: it would make a large PNG. */
async function drawProduct() {
  const picture = svg(
    800,
    600,
    `<defs>
      ${radial("backdrop", "46%", "42%", "78%", ["#f5f3ef", "#eceae5", "#dcd9d2"])}
      ${linear("body", ["#1f5f6b", "#2f8795", "#58b0ba", "#2f8795", "#1d5560", "#123c45"], "0%", "100%", "0%")}
      ${linear("band", ["#c2603f", "#dd8059", "#f2a87f", "#dd8059", "#b3563a", "#7c3624"], "0%", "100%", "0%")}
      ${linear("inside", ["#0f3138", "#1c515b", "#2a6f7a"])}
      ${radial("coffee", "42%", "40%", "60%", ["#7a4a2a", "#54301a", "#331b0e"])}
      ${linear("rim", ["#2f8795", "#8fd0d6", "#3b95a2", "#1d5560"], "0%", "100%", "0%")}
      ${linear("handle", ["#3b95a2", "#2a7c89", "#17484f"])}
      ${radial("shade", "50%", "50%", "50%", ["#4b443a66", "#4b443a33", "#4b443a00"])}
      ${blur("soft", 10)}
      ${blur("faint", 3)}
      <clipPath id="shape"><path d="${MUG}"/></clipPath>
    </defs>
    <rect width="800" height="600" fill="url(#backdrop)"/>
    <ellipse cx="412" cy="503" rx="270" ry="40" fill="url(#shade)" filter="url(#soft)"/>

    <path d="M520 208 C640 176 668 250 642 320 C622 372 574 402 508 404 L512 366 C562 362 592 338 606 300
      C624 250 606 222 522 246 Z" fill="url(#handle)"/>
    <path d="M536 212 C620 194 650 238 632 306" stroke="#9fdbe0" stroke-width="6" fill="none" opacity="0.7"
      stroke-linecap="round" filter="url(#faint)"/>

    <path d="${MUG}" fill="url(#body)"/>
    <g clip-path="url(#shape)">
      <path d="M240 300 C330 338 470 338 560 300 L560 392 C470 430 330 430 240 392 Z" fill="url(#band)"/>
      <path d="M240 300 C330 338 470 338 560 300 M240 392 C330 430 470 430 560 392" stroke="#123c45" stroke-width="6"
        fill="none"/>
      ${leaves()}
      <path d="M312 160 C306 280 312 400 330 500" stroke="#ffffff" stroke-width="20" fill="none" opacity="0.28"
        filter="url(#faint)"/>
      <path d="M250 470 C320 512 470 512 552 470 L552 520 L250 520 Z" fill="#0b2a30" opacity="0.35" filter="url(#soft)"/>
    </g>
    <ellipse cx="396" cy="150" rx="146" ry="40" fill="url(#rim)"/>
    <ellipse cx="396" cy="151" rx="132" ry="33" fill="url(#inside)"/>
    <path d="M268 158 C300 190 492 190 524 158 C500 136 292 136 268 158 Z" fill="url(#coffee)"/>
    <path d="M300 158 C340 146 400 144 440 150" stroke="#c79a72" stroke-width="4" fill="none" opacity="0.6"
      stroke-linecap="round" filter="url(#faint)"/>`,
  );
  await sharp(picture).removeAlpha().png({ compressionLevel: 9 }).toFile(here("product.png"));
}

const MUG = `M250 150 C252 270 262 400 278 470 C286 500 330 514 396 514 C462 514 506 500 514 470 C530 400 540 270 542 150
  C520 196 272 196 250 150 Z`;

/** A sprig of leaves along the band. */
function leaves() {
  const parts = [];
  for (let index = 0; index < 9; index++) {
    const x = 278 + index * 30;
    const y = 362 + 24 * (1 - ((x - 398) / 150) ** 2);
    const turn = index % 2 === 0 ? -38 : 38;
    parts.push(`<ellipse cx="13" cy="0" rx="14" ry="6" transform="translate(${x} ${y}) rotate(${turn})"/>`);
  }
  return `<g fill="#1d5560">${parts.join("")}</g>
    <path d="M262 362 C330 392 466 392 536 362" stroke="#1d5560" stroke-width="3" fill="none"/>`;
}

/** A landscape with a mark over it, and the mask that covers the mark with a little to spare. */
async function drawWatermarked() {
  const scene = svg(
    640,
    480,
    `<defs>
      ${linear("sky", ["#4f86c6", "#8fb8e0", "#f3d9b8", "#f7c59a"])}
      ${radial("sun", "50%", "50%", "50%", ["#fffbe8", "#ffe9b0cc", "#ffdf9a00"])}
      ${linear("far", ["#8d9cc0", "#a9aecb"])}
      ${linear("middle", ["#5c7299", "#7d8fae"])}
      ${linear("near", ["#3d5a4a", "#5d7f5a"])}
      ${linear("meadow", ["#7fa650", "#4f7d37", "#35602c"])}
      ${linear("lake", ["#f0cfae", "#9fb9d6", "#5f8cc0"])}
      ${blur("soft", 7)}
      ${blur("faint", 1.4)}
    </defs>
    <rect width="640" height="350" fill="url(#sky)"/>
    <circle cx="452" cy="240" r="90" fill="url(#sun)"/>
    <g fill="#ffffff" opacity="0.75" filter="url(#soft)">
      <ellipse cx="130" cy="82" rx="86" ry="15"/><ellipse cx="176" cy="68" rx="54" ry="17"/>
      <ellipse cx="480" cy="58" rx="74" ry="12"/><ellipse cx="524" cy="70" rx="60" ry="10"/>
    </g>
    <g transform="translate(0 46)">
    <path d="M0 250 L70 196 L118 226 L196 150 L262 212 L318 178 L402 240 L470 206 L548 246 L640 200 L640 330 L0 330 Z"
      fill="url(#far)"/>
    <path d="M196 150 L220 173 L204 180 L194 172 L180 184 L170 176 Z M318 178 L336 191 L318 196 L304 188 Z" fill="#eef1f8"/>
    <path d="M0 282 L88 236 L160 270 L236 232 L330 284 L430 246 L520 280 L640 244 L640 340 L0 340 Z" fill="url(#middle)"/>
    <rect y="300" width="640" height="90" fill="url(#lake)"/>
    <path d="M0 300 C90 292 150 304 220 302 L240 310 C150 318 60 314 0 318 Z M640 298 C560 290 480 302 420 304 L400 312
      C480 320 580 316 640 322 Z" fill="url(#near)"/>
    <g stroke="#fff3df" stroke-width="2" opacity="0.6" filter="url(#faint)">
      <path d="M412 326 H494 M424 336 H482 M404 346 H502 M430 358 H474"/>
    </g>
    </g>
    <path d="M0 406 C120 380 220 418 340 400 C460 382 560 406 640 390 L640 480 L0 480 Z" fill="url(#meadow)"/>
    ${grass()}
    ${pine(70, 450, 150)}${pine(126, 434, 104)}${pine(30, 440, 92)}${pine(590, 442, 128)}${pine(548, 426, 82)}`,
  );
  const mark = (style) => `<g transform="translate(322 132) rotate(-7) scale(1.45) translate(-159 -30)">
    <path d="${SAMPLE}" fill="none" stroke-linecap="round" stroke-linejoin="round" ${style}/></g>`;
  const drawn = await grainy(scene, 2, 23);
  const light = svg(640, 480, mark('stroke="#ffffff" stroke-opacity="0.6" stroke-width="7"'));
  const composed = await drawn
    .composite([{ input: light }])
    .png()
    .toBuffer();
  await sharp(composed).jpeg({ quality: 92, chromaSubsampling: "4:4:4" }).toFile(here("watermarked.jpg"));
  const marked = svg(640, 480, `<rect width="640" height="480"/>${mark('stroke="#ffffff" stroke-width="10"')}`);
  await sharp(marked).greyscale().threshold(64).png({ compressionLevel: 9 }).toFile(here("watermarked-mask.png"));
}

/** The word SAMPLE as strokes, 318 by 60: no font is needed to draw it. */
const SAMPLE = [
  "M40 8 C34 -2 4 -4 4 14 C4 30 42 26 42 44 C42 64 8 62 2 50",
  "M54 60 L76 0 L98 60 M62 40 H90",
  "M112 60 V0 L138 36 L164 0 V60",
  "M182 60 V0 H202 C226 0 226 34 202 34 H182",
  "M238 0 V60 H270",
  "M318 0 H284 V60 H318 M284 29 H312",
].join(" ");

function pine(x, y, height) {
  const tiers = [0, 1, 2, 3].map((tier) => {
    const top = y - height + tier * height * 0.19;
    const half = height * (0.1 + tier * 0.055);
    return `M${x} ${top} L${x + half} ${top + height * 0.36} L${x - half} ${top + height * 0.36} Z`;
  });
  return `<rect x="${x - height * 0.03}" y="${y - height * 0.12}" width="${height * 0.06}" height="${height * 0.15}" fill="#4a3626"/>
    <path d="${tiers.join(" ")}" fill="#24452f"/>
    <path d="M${x} ${y - height} L${x + height * 0.09} ${y - height * 0.65} L${x} ${y - height * 0.7} Z" fill="#3f6b47"/>`;
}

function grass() {
  const random = counted(5);
  const blades = Array.from({ length: 300 }, () => {
    const y = 424 + random() * 56;
    const x = random() * 640;
    const length = 4 + ((y - 400) / 80) * 9;
    return `M${x.toFixed(1)} ${y.toFixed(1)}q${(random() * 4 - 2).toFixed(1)} ${(-length / 2).toFixed(1)} ${(random() * 6 - 3).toFixed(1)} ${(-length).toFixed(1)}`;
  });
  const half = blades.length / 2;
  return `<path d="${blades.slice(0, half).join("")}" stroke="#a9c96b" stroke-width="1.4" fill="none" opacity="0.6"/>
    <path d="${blades.slice(half).join("")}" stroke="#274d22" stroke-width="1.4" fill="none" opacity="0.5"/>`;
}

/** Balloons over hills, out of focus, faded and noisy: something to repair. */
async function drawBlurry() {
  const picture = svg(
    600,
    400,
    `<defs>
      ${linear("sky", ["#3f7fc4", "#9cc6ea", "#f6e3c5"])}
      ${linear("hill", ["#6f9a5a", "#3f6b3c"])}
      ${linear("front", ["#a9b85a", "#6d8a3c"])}
      ${blur("soft", 6)}
    </defs>
    <rect width="600" height="400" fill="url(#sky)"/>
    <g fill="#ffffff" opacity="0.8" filter="url(#soft)">
      <ellipse cx="96" cy="120" rx="70" ry="14"/><ellipse cx="470" cy="60" rx="80" ry="13"/><ellipse cx="330" cy="200" rx="90" ry="11"/>
    </g>
    <path d="M0 330 C90 270 170 300 260 286 C350 270 430 300 600 258 L600 400 L0 400 Z" fill="url(#hill)"/>
    <path d="M0 366 C130 330 260 360 380 344 C470 332 540 346 600 332 L600 400 L0 400 Z" fill="url(#front)"/>
    ${cottage(430, 318)}
    ${[40, 74, 100, 300, 332, 540, 566].map((x) => `<circle cx="${x}" cy="${332 - (x % 17)}" r="${13 + (x % 7)}" fill="#2f5a34"/>`).join("")}
    ${balloon(190, 128, 82, ["#d8443a", "#f6c445", "#d8443a", "#f6c445", "#d8443a"])}
    ${balloon(402, 108, 54, ["#2d5da8", "#f2f2ee", "#2d5da8", "#f2f2ee", "#2d5da8"])}
    ${balloon(528, 186, 32, ["#7a3f8f", "#e88bb0", "#7a3f8f", "#e88bb0", "#7a3f8f"])}`,
  );
  const sharpPicture = await sharp(picture).removeAlpha().png().toBuffer();
  const soft = await sharp(sharpPicture).blur(2.1).linear(0.72, 42).png().toBuffer();
  await (await grainy(soft, 3, 37)).jpeg({ quality: 82 }).toFile(here("blurry.jpg"));
}

/** Stripes are ellipses over each other, the widest first; a few lines make the ropes and the basket. */
function balloon(x, y, radius, colours) {
  const stripes = colours.map((colour, index) => {
    const width = radius * (1 - index / colours.length);
    return `<path d="M0 ${-radius} C${width * 1.32} ${-radius} ${width * 1.32} ${radius * 0.42} ${width * 0.2} ${radius * 1.25}
      L${-width * 0.2} ${radius * 1.25} C${-width * 1.32} ${radius * 0.42} ${-width * 1.32} ${-radius} 0 ${-radius} Z" fill="${colour}"/>`;
  });
  return `<g transform="translate(${x} ${y})">${stripes.join("")}
    <ellipse cx="${-radius * 0.36}" cy="${-radius * 0.36}" rx="${radius * 0.2}" ry="${radius * 0.36}" fill="#ffffff" opacity="0.28"/>
    <path d="M${-radius * 0.2} ${radius * 1.25} L${-radius * 0.13} ${radius * 1.6} M${radius * 0.2} ${radius * 1.25}
      L${radius * 0.13} ${radius * 1.6}" stroke="#4a3626" stroke-width="1.6"/>
    <rect x="${-radius * 0.15}" y="${radius * 1.58}" width="${radius * 0.3}" height="${radius * 0.22}" rx="2" fill="#6b4a2c"/></g>`;
}

function cottage(x, y) {
  return `<g transform="translate(${x} ${y})">
    <rect x="-34" y="-26" width="68" height="46" fill="#f2e6d0"/><path d="M-42 -24 L0 -58 L42 -24 Z" fill="#a5452f"/>
    <rect x="16" y="-54" width="9" height="18" fill="#8a3a28"/><rect x="-8" y="-6" width="16" height="26" fill="#6b4a2c"/>
    <rect x="-28" y="-16" width="14" height="13" fill="#4f7fa8"/><rect x="14" y="-16" width="14" height="13" fill="#4f7fa8"/></g>`;
}

function svg(width, height, content) {
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">${content}</svg>`);
}

/** A gradient from top to bottom unless told; the stops are spread evenly, eight digits carry the opacity. */
function linear(id, colours, x1 = "0%", x2 = "0%", y2 = "100%") {
  return `<linearGradient id="${id}" x1="${x1}" y1="0%" x2="${x2}" y2="${y2}">${stops(colours)}</linearGradient>`;
}

function radial(id, cx, cy, r, colours) {
  return `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stops(colours)}</radialGradient>`;
}

/** The region is wide, so that the blur of a flat shape is not cut off. */
function blur(id, deviation) {
  return `<filter id="${id}" x="-50%" y="-150%" width="200%" height="400%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`;
}

function stops(colours) {
  const last = colours.length - 1;
  return colours
    .map((colour, index) => {
      const opacity = colour.length === 9 ? Number.parseInt(colour.slice(7), 16) / 255 : 1;
      return `<stop offset="${((index / last) * 100).toFixed(1)}%" stop-color="${colour.slice(0, 7)}" stop-opacity="${opacity.toFixed(3)}"/>`;
    })
    .join("");
}

/** Lays grain of the given standard deviation, in levels, over a picture. */
async function grainy(picture, deviation, seed) {
  const { data, info } = await sharp(picture).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const random = counted(seed);
  for (let at = 0; at < data.length; at += 3) {
    const noise = (random() + random() + random() - 1.5) * 2 * deviation;
    for (let c = 0; c < 3; c++) data[at + c] = Math.min(255, Math.max(0, Math.round(data[at + c] + noise)));
  }
  return sharp(data, { raw: info });
}

/** Numbers from 0 to 1 that look random and are the same each time. */
function counted(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let hash = Math.imul(state ^ (state >>> 15), 1 | state);
    hash = (hash + Math.imul(hash ^ (hash >>> 7), 61 | hash)) ^ hash;
    return ((hash ^ (hash >>> 14)) >>> 0) / 4294967296;
  };
}

await Promise.all([drawPortrait(), drawProduct(), drawWatermarked(), drawBlurry()]);
