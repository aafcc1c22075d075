// With everything on that a user has by default; only the documented rate is off, or it would be all there is to see.
import { createMock } from "@graycard/mock-server";

const { port } = await createMock({ qps: "off" }).listen();
console.log(port);
