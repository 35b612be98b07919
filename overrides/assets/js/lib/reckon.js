// What a quantity of a product means for a shipment. The same as scripts/catalogue/pages/reckon.py, which works out the
// minimum order for prints and says where the figures of a container come from; a test holds the two together.

const CONTAINERS = [
  [28, 22000],
  [58, 24000],
];
// Sums of decimals in binary are off by a hair: 0.1 + 0.2 must not need one carton more.
const HAIR = 1e-9;

const number = (text) => (text === "-" || text === undefined || text === "" ? null : Number(text));

/** Reads what the page tells: carton "30 6.9 44550", capacity a month "5000", price "USD 200:3.1 1000:2.7-2.9". */
export function readBasis(carton, month, price) {
  const [perCarton, kg, cm3] = carton.split(" ").map(number);
  const [currency, ...steps] = price.split(" ");
  const bands = steps.map((step) => {
    const [from, span] = step.split(":");
    const [low, high = low] = span.split("-").map(Number);
    return { from: Number(from), low, high };
  });
  return { perCarton, kg: kg ?? null, cm3: cm3 ?? null, perMonth: number(month), bands, currency };
}

/** Cartons, m³, kg, groupage charge, shares of a container, months, price; null where the record does not say enough. */
export function reckon(basis, quantity) {
  const cartons = basis.perCarton ? Math.ceil(quantity / basis.perCarton - HAIR) : null;
  const volume = cartons !== null && basis.cm3 ? (cartons * basis.cm3) / 1e6 : null;
  const weight = cartons !== null && basis.kg ? cartons * basis.kg : null;
  const [twenty, forty] = CONTAINERS.map(([space, payload]) =>
    volume === null ? null : Math.max(volume / space, (weight ?? 0) / payload),
  );
  const lcl = volume === null ? null : Math.max(1, volume, (weight ?? 0) / 1000);
  const months = basis.perMonth ? Math.ceil((quantity / basis.perMonth) * 10 - HAIR) / 10 : null;
  let price = null;
  if (basis.bands.length) {
    const band = basis.bands.filter(({ from }) => quantity >= from).pop();
    price = band ? [...new Set([quantity * band.low, quantity * band.high])] : [];
  }
  return { cartons, volume, weight, lcl, twenty, forty, months, price };
}

/** The values as a page writes them, in the order of their names; null where the record does not say enough. */
export function shipmentTexts(made, currency, language) {
  const write = (value, places) =>
    (Math.round(value * 10 ** places + 1e-6) / 10 ** places).toLocaleString(language, {
      minimumFractionDigits: places,
      maximumFractionDigits: places,
    });
  const shown = (value, places, suffix) => (value === null ? null : write(value, places) + suffix);
  const money = (amounts) => {
    if (!amounts.length) return "–";
    const whole = amounts.every((amount) => Math.abs(Math.round(amount * 100 + 1e-6) % 100) === 0);
    return `${currency}\u00a0${amounts.map((amount) => write(amount, whole ? 0 : 2)).join("–")}`;
  };
  return [
    shown(made.cartons, 0, ""),
    shown(made.volume, 2, "\u00a0m³"),
    shown(made.weight, 1, "\u00a0kg"),
    shown(made.lcl, 2, "\u00a0m³"),
    shown(made.twenty === null ? null : made.twenty * 100, 1, "%"),
    shown(made.forty === null ? null : made.forty * 100, 1, "%"),
    shown(made.months, 1, ""),
    made.price && money(made.price),
  ];
}
