import { indicatorsOf, type PathModel } from "../../../src/scoring/model/path-model.ts";
import { ecsi } from "../../../src/scoring/model/ready-models.ts";
import { seededResample } from "../../../src/scoring/resampling/seeded-resample.ts";

const indicatorCounts: Record<string, number> = {
  image: 5,
  expectations: 3,
  quality: 7,
  value: 2,
  satisfaction: 3,
  complaints: 1,
  loyalty: 3,
};

/** The ECSI model with 24 indicators on 1-10, named after their construct: quality1, quality2, ... */
export function anEcsiModel(): PathModel {
  return {
    constructs: ecsi.constructs.map((name) => ({
      name,
      mode: "A",
      indicators: Array.from({ length: indicatorCounts[name] ?? 1 }, (_, i) => ({
        name: `${name}${i + 1}`,
        min: 1,
        max: 10,
      })),
    })),
    paths: ecsi.paths,
    target: ecsi.target,
  };
}

/** A small model: two drivers of two indicators each, satisfaction of three. */
export function aSmallModel(): PathModel {
  const block = (name: string, count: number) => ({
    name,
    mode: "A" as const,
    indicators: Array.from({ length: count }, (_, i) => ({ name: `${name}${i + 1}`, min: 1, max: 10 })),
  });
  return {
    constructs: [block("quality", 2), block("value", 2), block("satisfaction", 3)],
    paths: [
      { from: "quality", to: "value" },
      { from: "quality", to: "satisfaction" },
      { from: "value", to: "satisfaction" },
    ],
    target: "satisfaction",
  };
}

/**
 * Whole-number answers of people with a general opinion: every indicator is opinion, construct and noise, rounded
 * and cut at the ends of its scale. One column per indicator, in model order.
 */
export function simulatedAnswers(pathModel: PathModel, rowCount: number, seed = 1): Float64Array[] {
  const next = uniform(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const columns = indicatorsOf(pathModel).map(() => new Float64Array(rowCount));
  for (let row = 0; row < rowCount; row++) {
    const opinion = normal();
    let i = 0;
    for (const construct of pathModel.constructs) {
      const view = 0.8 * opinion + 0.6 * normal();
      for (const { min, max } of construct.indicators) {
        const answer = Math.round(
          (min + max) / 2 + ((max - min) / 6) * (0.8 * view + 0.6 * normal()) + (max - min) / 8,
        );
        (columns[i++] as Float64Array)[row] = Math.min(max, Math.max(min, answer));
      }
    }
  }
  return columns;
}

function uniform(seed: number): () => number {
  const resample = seededResample(seed);
  const batch = 65_536;
  let replicate = 0;
  let at = batch;
  let draws: Uint32Array = new Uint32Array(0);
  return () => {
    if (at === batch) {
      draws = resample(replicate++, batch);
      at = 0;
    }
    return ((draws[at++] as number) + 0.5) / batch;
  };
}
