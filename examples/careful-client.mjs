// node examples/careful-client.mjs [base URL] [picture] [result]
import { picwish } from "@graycard/core";
import { createClient } from "@graycard/core/client";

const [baseUrl = "http://127.0.0.1:4010", picture = "examples/images/portrait.jpg", result = "enlarged.jpg"] =
  process.argv.slice(2);

const client = createClient(picwish, { credentials: process.env.GRAYCARD_PICWISH_API_KEY ?? "demo", baseUrl });
const { outputs, handle } = await client.scale({ image: picture, type: "clean" });
await client.download(outputs.image, { to: result, handle });
await client.close();
console.log(`${result} is ready (task ${handle?.taskId})`);
