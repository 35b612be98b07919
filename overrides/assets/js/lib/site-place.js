// Where the site stands. Sites of one host share the device's storage (name.github.io/one/, /two/).

/** Address of the site's root: every page names the site's sign in its head. */
export const siteRoot = () => new URL("..", document.querySelector("link[rel=icon]").href).href;

/** A name in the device's storage that no other site of the host uses. */
export const ownName = (name) => `${name} ${new URL(siteRoot()).pathname}`;
