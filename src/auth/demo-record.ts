import type { Role } from "./permissions.ts";

/** Somebody made up who may sign in while the demo is there; the password is shown to everybody on purpose. */
export interface DemoStaff {
  readonly id: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

/** What loading the demo programme made. */
export interface DemoRecord {
  readonly programmeId: string;
  readonly rootUnitId: string;
  readonly unitIds: readonly string[];
  readonly staff: readonly DemoStaff[];
  readonly waveCount: number;
  readonly loadedWaveCount: number;
  readonly steppedAt: Date;
  /** null while it is being loaded */
  readonly loadedAt: Date | null;
}
