import { squeeze } from "./read-html.ts";
import { structuredPrice, type FoundPrice } from "./parse-price.ts";

type Node = Record<string, unknown>;
export interface StructuredOrganization {
  name: string | null;
  description: string | null;
  logo: string | null;
  type: string;
}
export interface StructuredProduct {
  name: string;
  description: string | null;
  features: string[];
  price: FoundPrice | null;
  url: string | null;
  image: string | null;
}

const mostNodes = 2_000;
const mostDepth = 40;
const organizationType = /(Organization|Business|Store|Shop|Restaurant|Spa|Salon|Hotel|Bakery|Cafe|CafeOrCoffeeShop|Corporation|Brand|Clinic|Agency|RealEstateAgent)$/;
const productType = /^(Product|ProductGroup|IndividualProduct|ProductModel|MenuItem|Service)$/;

/** Organizations and products of JSON-LD, wherever they are nested. Never follows `@id` or any address. */
export function readStructured(documents: readonly unknown[]): { organizations: StructuredOrganization[]; products: StructuredProduct[] } {
  const organizations: StructuredOrganization[] = [];
  const products: StructuredProduct[] = [];
  for (const node of nodesOf(documents)) {
    const types = textsOf(node["@type"]).map((type) => type.replace(/^https?:\/\/schema\.org\//, ""));
    const name = text(node["name"], 200);
    if (types.some((type) => productType.test(type)) && name !== null) {
      products.push({ name, description: text(node["description"], 2_000), features: featuresOf(node), price: priceOf(node["offers"]), url: address(node["url"]) ?? address(first(node["offers"])?.["url"]), image: address(node["image"]) });
    } else {
      const type = types.find((one) => organizationType.test(one));
      if (type !== undefined && (node["logo"] !== undefined || node["url"] !== undefined || node["address"] !== undefined || node["telephone"] !== undefined || type !== "Brand")) {
        organizations.push({ name, description: text(node["description"], 2_000) ?? text(node["slogan"], 500), logo: address(node["logo"]) ?? null, type });
      }
    }
  }
  return { organizations, products };
}

/** Without recursion, so that a deep document cannot overflow the stack. */
function nodesOf(documents: readonly unknown[]): Node[] {
  const found: Node[] = [];
  const open: { value: unknown; depth: number }[] = documents.map((value) => ({ value, depth: 0 })).toReversed();
  let seen = 0;
  while (open.length > 0 && seen < mostNodes) {
    const { value, depth } = open.pop()!;
    if (typeof value !== "object" || value === null || depth > mostDepth) continue;
    seen += 1;
    const children = Array.isArray(value) ? value.slice(0, 500) : Object.values(value).slice(0, 100);
    if (!Array.isArray(value) && "@type" in value) found.push(value as Node);
    for (const child of children.toReversed()) open.push({ value: child, depth: depth + 1 });
  }
  return found;
}

function priceOf(offers: unknown): FoundPrice | null {
  const offer = first(offers);
  if (!offer) return null;
  // A range is not a price.
  if (offer["lowPrice"] !== undefined && offer["lowPrice"] !== offer["highPrice"]) return null;
  const specification = first(offer["priceSpecification"]);
  return structuredPrice(offer["price"] ?? offer["lowPrice"] ?? specification?.["price"], offer["priceCurrency"] ?? specification?.["priceCurrency"]);
}

function featuresOf(node: Node): string[] {
  const properties = Array.isArray(node["additionalProperty"]) ? node["additionalProperty"] : [];
  return properties.slice(0, 8).flatMap((property: unknown) => {
    const { name, value } = (property ?? {}) as Node;
    const [label, said] = [text(name, 100), text(value, 150)];
    return label && said ? [`${label}: ${said}`] : [];
  });
}

const first = (value: unknown): Node | undefined => {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "object" && one !== null ? (one as Node) : undefined;
};
const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === "string");

function text(value: unknown, most: number): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === "string" ? squeeze(one.replace(/<[^>]{0,500}>/g, " ")).slice(0, most) || null : null;
}

/** An address as a string or in an ImageObject's `url`. */
function address(value: unknown): string | null {
  const one: unknown = Array.isArray(value) ? value[0] : value;
  if (typeof one === "string") return one.trim().slice(0, 2_000) || null;
  const node = first(one);
  return node ? (typeof node["url"] === "string" ? node["url"] : typeof node["contentUrl"] === "string" ? node["contentUrl"] : null) : null;
}
