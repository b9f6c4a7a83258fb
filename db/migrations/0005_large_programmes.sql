CREATE TABLE "wave_standing" (
	"wave_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"disposition" text NOT NULL,
	"invitation_count" integer NOT NULL,
	CONSTRAINT "wave_standing_wave_id_unit_id_disposition_pk" PRIMARY KEY("wave_id","unit_id","disposition")
);
--> statement-breakpoint
DROP INDEX "invitation_wave";--> statement-breakpoint
DROP INDEX "message_created";--> statement-breakpoint
DROP INDEX "message_wave";--> statement-breakpoint
ALTER TABLE "wave_standing" ADD CONSTRAINT "wave_standing_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wave_standing" ADD CONSTRAINT "wave_standing_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invitation_standing" ON "invitation" USING btree ("wave_id","disposition","unit_id");--> statement-breakpoint
CREATE INDEX "message_listed" ON "message" USING btree ("created_at" DESC NULLS FIRST,"respondent_id");--> statement-breakpoint
CREATE INDEX "respondent_email" ON "respondent" USING btree ("email");--> statement-breakpoint
CREATE INDEX "response_words" ON "response" USING btree ("wave_id","submitted_on") WHERE jsonb_path_exists("response"."answers", '$.*.text');--> statement-breakpoint
CREATE INDEX "message_wave" ON "message" USING btree ("wave_id","created_at" DESC NULLS FIRST,"respondent_id");--> statement-breakpoint
-- Finds people by a part of their name or address without reading them all. Where the extension may not be had (the
-- embedded database, a PostgreSQL without its contrib modules, a user who may not add it), all of them are read.
DO $$ BEGIN
	CREATE EXTENSION IF NOT EXISTS "pg_trgm";
	CREATE INDEX "respondent_search" ON "respondent" USING gin ("email" gin_trgm_ops, "name" gin_trgm_ops);
EXCEPTION WHEN feature_not_supported OR undefined_file OR insufficient_privilege OR undefined_object THEN
	RAISE NOTICE 'respondents are searched without an index: %', SQLERRM;
END $$;
