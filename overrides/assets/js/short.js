// A short address forwards to the visitor's own language; without one that the site has, to the first.

import { preferredLanguage, rememberedLanguage } from "./lib/visitor.js";

const wanted = rememberedLanguage() || preferredLanguage();
const link = document.querySelector(`a[hreflang="${wanted}"]`) ?? document.querySelector("a[hreflang]");
location.replace(link.href + location.search + location.hash);
