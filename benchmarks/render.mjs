// node render.mjs [rounds]: what a result costs, from its link to its bytes, against the picture library alone.
import { createMock } from "@graycard/mock-server";
import sharp from "sharp";

const rounds = Number(process.argv[2] ?? 15);
const [from, to] = [500, 2000];

/** Something with edges, slopes and grain, so that no encoder has it easy. */
function photo(size) {
  const data = new Uint8Array(size * size * 3);
  let noise = 1;
  for (let at = 0; at < data.length; at++) {
    const [x, y] = [Math.floor(at / 3) % size, Math.floor(at / 3 / size)];
    noise = (noise * 1103515245 + 12345) & 0x7fffffff;
    data[at] = 128 + 60 * Math.sin(x / 17) * Math.cos(y / 23) + (noise % 24) + (((x >> 6) + (y >> 6)) % 2) * 30;
  }
  return sharp(data, { raw: { width: size, height: size, channels: 3 } });
}

/** The same size, kernel, format and quality, and nothing else. */
function bare(source, format) {
  const image = sharp(source).resize({ width: to, height: to, fit: "fill", kernel: "lanczos3" });
  return (format === "png" ? image.png(pngOptions) : image.jpeg(jpegOptions)).toBuffer();
}

// What the mock encodes with.
const pngOptions = { compressionLevel: 6, adaptiveFiltering: false };
const jpegOptions = { quality: 95, chromaSubsampling: "4:4:4" };

async function linkOf(mock, session, source, format) {
  session.files.put(`photo.${format}`, source);
  const headers = { "X-API-KEY": session.credentials.picwish[0] };
  const body = new URLSearchParams({ image_url: `https://files/photo.${format}`, type: "clean", sync: "1" });
  const request = new Request("http://mock/api/tasks/visual/scale", { method: "POST", headers, body });
  const { data } = await (await mock.fetch(request)).json();
  return data.image;
}

async function timed(act) {
  const started = performance.now();
  const bytes = await act();
  return { ms: performance.now() - started, bytes };
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const mock = createMock({ pace: "instant" });
const session = mock.session();
console.log(`${from} x ${from} to ${to} x ${to}, ${rounds} rounds, Node ${process.version}\n`);
console.log("| format | picture library ms | result ms | ratio | bytes |\n| --- | --: | --: | --: | --- |");
for (const format of ["jpg", "png"]) {
  const image = photo(from);
  const source = await (format === "png" ? image.png() : image.jpeg({ quality: 92 })).toBuffer();
  const link = await linkOf(mock, session, source, format);
  const result = async () => Buffer.from(await (await mock.fetch(new Request(link))).arrayBuffer());
  const [alone, ours] = [[], []];
  let sizes = "";
  for (let round = -2; round < rounds; round++) {
    // In turn, so that a machine that changes its speed changes it for both.
    const [first, second] = [await timed(() => bare(source, format)), await timed(result)];
    const { width, height } = await sharp(second.bytes).metadata();
    if (width !== to || height !== to) throw new Error(`The result is ${width} x ${height}.`);
    sizes = `${first.bytes.length} / ${second.bytes.length}`;
    if (round < 0) continue;
    alone.push(first.ms);
    ours.push(second.ms);
  }
  const ratio = median(ours.map((ms, at) => ms / alone[at]));
  console.log(
    `| ${format} | ${median(alone).toFixed(0)} | ${median(ours).toFixed(0)} | ${ratio.toFixed(2)} | ${sizes} |`,
  );
}
await mock.close();
