// The rows of a comparison as texts. Pure: the day comes in.

/** Texts of each row for each product, and whether the products differ in it; a row nobody can fill is left out. */
export function compareRows(products, format, today) {
  const rows = ROWS.map(([key, text]) => {
    const cells = products.map((product) => text(product, format, today));
    return { label: format.words[key], cells, differs: new Set(cells).size > 1 };
  });
  return rows.filter(({ cells }) => cells.some(Boolean));
}

const yesNo = (value, { words }) => (value === undefined ? "" : value ? words.yes : words.no);

const ROWS = [
  ["rowPrice", priceText],
  ["rowMoq", ({ moq }, format) => (moq ? format.quantity(moq) : "")],
  ["rowCapacity", ({ capacity }, format) => format.perMonth(capacity)],
  ["rowLead", ({ lead }, format) => format.days(lead)],
  ["rowSample", sampleText],
  ["rowLabel", ({ label }, format) => yesNo(label, format)],
  ["rowPapers", papersText],
  ["rowIncoterms", ({ incoterms }) => (incoterms ?? []).join(", ")],
  ["rowPorts", ({ ports }, { manifest }) => (ports ?? []).map((code) => manifest.ports[code] ?? code).join(", ")],
  ["rowCategory", ({ category }, { manifest, language }) => manifest.categories[category]?.[language] ?? ""],
  ["rowProducer", ({ maker }, { words }) => maker?.name ?? words.programme],
  ["rowRegency", ({ regency }, { manifest }) => manifest.regencies[regency] ?? ""],
  ["rowSize", ({ size }, format) => format.size(size)],
  ["rowWeight", ({ weight }, format) => format.weight(weight)],
  ["rowCarton", cartonText],
  ["rowHs", ({ hs }) => hs ?? ""],
];

function priceText({ price }, format, today) {
  const text = format.price(price, today);
  const dated = price?.until && price.until >= today;
  return dated ? `${text} (${format.words.validUntil.replace("%(date)s", format.date(price.until))})` : text;
}

function sampleText({ sample }, format) {
  const { words } = format;
  if (!sample) return "";
  if (!sample.available) return words.notOffered;
  const cost = sample.cost === undefined ? words.available : sample.cost ? format.money(sample.cost, sample.currency) : words.free;
  return sample.days ? `${cost}, ${format.days([sample.days, sample.days])}` : cost;
}

function papersText({ certificates }, { manifest, language, words }) {
  const labels = (certificates ?? []).map((type) => manifest.certificates[type]?.[language] ?? type);
  return labels.join(", ") || words.noPapers;
}

function cartonText({ carton, moq, price }, format) {
  if (!carton) return "";
  const unit = price?.per ?? moq?.[1];
  const units = carton.units && (unit ? format.quantity([carton.units, unit]) : format.number(carton.units));
  const size = carton.size ? `${format.size(carton.size)} (${format.volume(carton.size)})` : "";
  return [units, size, carton.gross ? format.weight(carton.gross * 1000) : ""].filter(Boolean).join(", ");
}
