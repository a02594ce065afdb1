export default async function tearDown() {
  await globalThis.yiwangBacking?.stop();
}
