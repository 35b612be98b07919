// `offline: false` in reference/site.yml: lets go of everything that an earlier worker kept on the visitor's device,
// and takes itself off.

async function leave() {
  const ours = `catalogue ${new URL(self.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));
