import type { StructuralPath } from "./path-model.ts";

/** A published structural model; a survey adds the indicators. */
export interface StructuralModel {
  name: string;
  source: string;
  constructs: readonly string[];
  paths: readonly StructuralPath[];
  target: string;
}

/** Swedish Customer Satisfaction Barometer. `value` is its perceived performance. */
export const scsb: StructuralModel = {
  name: "scsb",
  source: "Fornell (1992), A national customer satisfaction barometer",
  constructs: ["expectations", "value", "satisfaction", "complaints", "loyalty"],
  paths: pathsFrom({
    expectations: ["value", "satisfaction"],
    value: ["satisfaction"],
    satisfaction: ["complaints", "loyalty"],
    complaints: ["loyalty"],
  }),
  target: "satisfaction",
};

/** American Customer Satisfaction Index. */
export const acsi: StructuralModel = {
  name: "acsi",
  source: "Fornell, Johnson, Anderson, Cha & Bryant (1996)",
  constructs: ["expectations", "quality", "value", "satisfaction", "complaints", "loyalty"],
  paths: pathsFrom({
    expectations: ["quality", "value", "satisfaction"],
    quality: ["value", "satisfaction"],
    value: ["satisfaction"],
    satisfaction: ["complaints", "loyalty"],
    complaints: ["loyalty"],
  }),
  target: "satisfaction",
};

/** European Customer Satisfaction Index: the ACSI's paths and Image. */
export const ecsi: StructuralModel = {
  name: "ecsi",
  source: "ECSI Technical Committee (1998); Tenenhaus, Esposito Vinzi, Chatelin & Lauro (2005)",
  constructs: ["image", ...acsi.constructs],
  paths: [...pathsFrom({ image: ["expectations", "satisfaction", "loyalty"] }), ...acsi.paths],
  target: "satisfaction",
};

/** ECSI as used since Bayol et al. (2000) where complaints are not asked. */
export const ecsiWithoutComplaints: StructuralModel = {
  name: "ecsi-without-complaints",
  source: "Bayol, de la Foye, Tellier & Tenenhaus (2000)",
  constructs: ecsi.constructs.filter((construct) => construct !== "complaints"),
  paths: ecsi.paths.filter(({ from, to }) => from !== "complaints" && to !== "complaints"),
  target: "satisfaction",
};

/** China Customer Satisfaction Index. The standard leaves room in the paths; a survey may edit them. */
export const ccsi: StructuralModel = {
  name: "ccsi",
  source: "GB/T 19038-2009, Guidelines for customer satisfaction measurement models and methods",
  constructs: ["image", "expectations", "quality", "value", "satisfaction", "loyalty"],
  paths: pathsFrom({
    image: ["expectations", "quality", "satisfaction", "loyalty"],
    expectations: ["quality", "value", "satisfaction"],
    quality: ["value", "satisfaction"],
    value: ["satisfaction"],
    satisfaction: ["loyalty"],
  }),
  target: "satisfaction",
};

export const structuralModels: readonly StructuralModel[] = [scsb, acsi, ecsi, ecsiWithoutComplaints, ccsi];

function pathsFrom(effectsOf: Record<string, string[]>): StructuralPath[] {
  return Object.entries(effectsOf).flatMap(([from, effects]) => effects.map((to) => ({ from, to })));
}
