// Pictures of a page in full: pinch, wheel, + and - zoom to the thread, arrows turn the page, the caption stays below.
// The viewer is fetched when the first picture is pressed.

import { spoken } from "./spoken.js";

const MOST = 3; // times its own pixels: threads can be counted, and nothing new appears beyond
const STEP = 1.5;
const WORDS = {
  closeTitle: inEveryLanguage("Close"),
  zoomTitle: inEveryLanguage("Zoom"),
  arrowPrevTitle: inEveryLanguage("Previous"),
  arrowNextTitle: inEveryLanguage("Next"),
};

function slidesOf(links) {
  return links.map((link) => {
    const picture = link.querySelector("img");
    return {
      src: link.href,
      srcset: (link.querySelector("source") ?? picture).srcset,
      width: Number(picture.getAttribute("width")),
      height: Number(picture.getAttribute("height")),
      alt: picture.alt,
      lang: picture.lang,
      msrc: picture.currentSrc,
      element: link,
    };
  });
}

function loadStyles(address) {
  if (document.querySelector("link[data-gallery]")) return Promise.resolve();
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address });
  styles.dataset.gallery = "";
  return new Promise((resolve, reject) => {
    styles.addEventListener("load", resolve);
    styles.addEventListener("error", (event) => {
      styles.remove(); // else the next attempt would take them for there
      reject(event);
    });
    document.head.append(styles);
  });
}

function addCaption(viewer, slides) {
  viewer.on("uiRegister", () => {
    viewer.ui.registerElement({
      name: "caption",
      order: 9,
      appendTo: "root",
      onInit(box) {
        box.setAttribute("aria-live", "polite");
        viewer.on("change", () => {
          const slide = slides[viewer.currIndex];
          box.lang = slide.lang || document.documentElement.lang;
          box.textContent = slide.alt;
        });
      },
    });
  });
}

function zoomBy(viewer, factor) {
  const { currSlide: slide } = viewer;
  const { fit, max } = slide.zoomLevels;
  slide.zoomTo(Math.min(max, Math.max(fit, slide.currZoomLevel * factor)), undefined, 200);
}

function addKeys(viewer) {
  viewer.on("keydown", (event) => {
    const { key, ctrlKey, metaKey } = event.originalEvent;
    const factor = { "+": STEP, "=": STEP, "-": 1 / STEP }[key];
    if (!factor || ctrlKey || metaKey) return;
    event.preventDefault();
    zoomBy(viewer, factor);
  });
}

/** Back, the way out that phones have, closes the viewer and stays on the page. */
function addBack(viewer) {
  let inHistory = true;
  const back = () => {
    inHistory = false;
    viewer.close();
  };
  history.pushState(null, "");
  addEventListener("popstate", back, { once: true });
  viewer.on("close", () => {
    removeEventListener("popstate", back);
    if (inHistory) history.back();
  });
}

async function open(gallery, slides, index, byKeyboard) {
  const [{ default: PhotoSwipe }] = await Promise.all([import("photoswipe"), loadStyles(gallery.dataset.styles)]);
  // The viewer listens to keys only when it has faded in: whoever came by keyboard does not wait.
  const still = byKeyboard || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const viewer = new PhotoSwipe({
    dataSource: slides,
    index,
    bgOpacity: 0.94,
    padding: { top: 56, bottom: 64, left: 0, right: 0 },
    showHideAnimationType: still ? "none" : "fade",
    wheelToZoom: true,
    maxZoomLevel: MOST,
    ...Object.fromEntries(Object.entries(WORDS).map(([name, texts]) => [name, spoken(texts)])),
    returnFocus: true,
  });
  addCaption(viewer, slides);
  addKeys(viewer);
  viewer.init();
  addBack(viewer);
  viewer.element.setAttribute("aria-label", document.querySelector("h1").textContent);
}

/** A picture as a link to its largest rendition, the last of its `srcset`. */
function linked(picture) {
  const [largest] = (picture.querySelector("source") ?? picture).srcset.split(",").at(-1).trim().split(" ");
  const link = Object.assign(document.createElement("a"), { href: largest });
  picture.replaceWith(link);
  link.append(picture);
  return link;
}

/** Makes the pictures of a list open in the viewer. */
export function startGallery(gallery) {
  const links = [...gallery.querySelectorAll("li > :is(picture, img)")].map(linked);
  const slides = slidesOf(links);
  let opening = false; // on a slow line people press again
  links.forEach((link, index) => {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      if (opening) return;
      opening = true;
      open(gallery, slides, index, event.detail === 0)
        // Offline, say: the picture itself is still a page of its own.
        .catch(() => location.assign(link.href))
        .finally(() => (opening = false));
    });
  });
}
