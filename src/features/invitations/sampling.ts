import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";
import type { Sampling } from "./wave.ts";

/** Somebody who may be invited, and the unit that makes the stratum. */
export interface FrameMember {
  readonly respondentId: string;
  readonly unitId: string;
}

/** N known and n drawn, frozen when the wave is sent. */
export interface Stratum {
  readonly unitId: string;
  readonly frameCount: number;
  readonly drawnCount: number;
}

export interface DrawnMember<Member extends FrameMember> {
  readonly member: Member;
  readonly stratumUnitId: string;
  /** N / n of the stratum: how many people of the frame this one stands for */
  readonly samplingWeight: number;
}

export interface Sample<Member extends FrameMember> {
  readonly strata: readonly Stratum[];
  readonly drawn: readonly DrawnMember<Member>[];
}

/**
 * Draws a wave's sample: everybody, or a simple random sample without replacement of so many in each unit. The same
 * seed draws the same people whatever the order of the rows, and a unit's draw does not depend on the other units.
 * @throws {RangeError} if fewer than one person per unit is asked for
 */
export function drawSample<Member extends FrameMember>(
  frame: readonly Member[],
  sampling: Sampling,
  seed: number,
): Sample<Member> {
  if (sampling.kind === "per-unit" && sampling.countPerUnit < 1)
    throw new RangeError("drawSample requires at least one person per unit");
  const strata: Stratum[] = [];
  const drawn: DrawnMember<Member>[] = [];
  for (const [unitId, members] of byUnit(frame)) {
    const count = drawnCount(members.length, sampling);
    const chosen = count === members.length ? members : choose(members, count, unitSeed(seed, unitId));
    strata.push({ unitId, frameCount: members.length, drawnCount: count });
    const samplingWeight = members.length / count;
    for (const member of chosen) drawn.push({ member, stratumUnitId: unitId, samplingWeight });
  }
  return { strata, drawn };
}

/** How many of a unit with so many people would be drawn. */
export function drawnCount(frameCount: number, sampling: Sampling): number {
  return sampling.kind === "census" ? frameCount : Math.min(frameCount, sampling.countPerUnit);
}

function byUnit<Member extends FrameMember>(frame: readonly Member[]): [string, Member[]][] {
  const units = new Map<string, Member[]>();
  for (const member of frame) {
    const members = units.get(member.unitId);
    if (members) members.push(member);
    else units.set(member.unitId, [member]);
  }
  for (const members of units.values()) members.sort((a, b) => compare(a.respondentId, b.respondentId));
  return [...units].sort(([a], [b]) => compare(a, b));
}

/** Code units, not locale: the order must be the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The first `count` steps of a Fisher-Yates shuffle. */
function choose<Member>(members: readonly Member[], count: number, seed: number): Member[] {
  const random = xoroshiro128plus(seed);
  const pool = [...members];
  for (let i = 0; i < count; i++) {
    const j = uniformInt(random, i, pool.length - 1);
    [pool[i], pool[j]] = [pool[j] as Member, pool[i] as Member];
  }
  return pool.slice(0, count);
}

/** FNV-1a over seed and unit: small seeds lie close together and would start alike. */
function unitSeed(seed: number, unitId: string): number {
  let hash = 0x811c9dc5;
  for (const character of `${seed}:${unitId}`) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash | 0;
}
