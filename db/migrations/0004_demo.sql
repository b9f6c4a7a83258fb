CREATE TABLE "demo" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"root_unit_id" uuid NOT NULL,
	"unit_ids" jsonb NOT NULL,
	"staff" jsonb NOT NULL,
	"wave_count" integer NOT NULL,
	"loaded_wave_count" integer NOT NULL,
	"stepped_at" timestamp with time zone NOT NULL,
	"loaded_at" timestamp with time zone
);
