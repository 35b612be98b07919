// Pictures of a product in full: zoom, swipe, keyboard. The viewer is fetched when the first picture is pressed.

const gallery = document.querySelector(".gallery[data-styles]");
const links = [...gallery.querySelectorAll("a")];

const slides = links.map((link) => {
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

function loadStyles() {
  if (document.querySelector("link[data-gallery]")) return Promise.resolve();
  const styles = Object.assign(document.createElement("link"), { rel: "stylesheet", href: gallery.dataset.styles });
  styles.dataset.gallery = "";
  return new Promise((resolve, reject) => {
    styles.addEventListener("load", resolve);
    styles.addEventListener("error", reject);
    document.head.append(styles);
  });
}

function addCaption(viewer) {
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

async function open(index) {
  const [{ default: PhotoSwipe }] = await Promise.all([import("photoswipe"), loadStyles()]);
  const words = gallery.dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const viewer = new PhotoSwipe({
    dataSource: slides,
    index,
    bgOpacity: 0.94,
    padding: { top: 56, bottom: 64, left: 0, right: 0 },
    showHideAnimationType: still ? "none" : "fade",
    closeTitle: words.close,
    zoomTitle: words.zoom,
    arrowPrevTitle: words.previous,
    arrowNextTitle: words.next,
    returnFocus: true,
  });
  addCaption(viewer);
  viewer.init();
}

links.forEach((link, index) => {
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    // Offline, say: the picture itself is still a page of its own.
    open(index).catch(() => location.assign(link.href));
  });
});
