import { customType, text, timestamp } from "drizzle-orm/pg-core";
import { languages } from "../../src/i18n/languages.ts";

/** A point in time, in UTC. */
export const moment = (name: string) => timestamp(name, { withTimezone: true });

export const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

export const language = () => text("language", { enum: languages });
