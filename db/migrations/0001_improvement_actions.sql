CREATE TABLE "action_note" (
	"note_id" uuid PRIMARY KEY NOT NULL,
	"action_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"staff_id" text,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "action_unit" (
	"action_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"side" text NOT NULL,
	CONSTRAINT "action_unit_action_id_unit_id_pk" PRIMARY KEY("action_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "action_yardstick" (
	"action_id" uuid PRIMARY KEY NOT NULL,
	"construct" text NOT NULL,
	"starts_on" date NOT NULL,
	"baseline_wave_id" uuid NOT NULL,
	"baseline_period" text NOT NULL,
	"expected_rise" double precision NOT NULL,
	"definition_name" text NOT NULL,
	"definition_version" integer NOT NULL,
	"chosen_as_worst" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "improvement_action" (
	"id" uuid PRIMARY KEY NOT NULL,
	"programme_id" uuid NOT NULL,
	"title" text NOT NULL,
	"origin" text NOT NULL,
	"root_cause" text,
	"status" text NOT NULL,
	"owner_staff_id" text NOT NULL,
	"due_on" date NOT NULL,
	"begun_on" date,
	"ended_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"created_by" text
);
--> statement-breakpoint
ALTER TABLE "action_note" ADD CONSTRAINT "action_note_action_id_improvement_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."improvement_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_note" ADD CONSTRAINT "action_note_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_unit" ADD CONSTRAINT "action_unit_action_id_improvement_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."improvement_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_unit" ADD CONSTRAINT "action_unit_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_yardstick" ADD CONSTRAINT "action_yardstick_action_id_improvement_action_id_fk" FOREIGN KEY ("action_id") REFERENCES "public"."improvement_action"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "action_yardstick" ADD CONSTRAINT "action_yardstick_baseline_wave_id_wave_id_fk" FOREIGN KEY ("baseline_wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_action" ADD CONSTRAINT "improvement_action_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_action" ADD CONSTRAINT "improvement_action_owner_staff_id_staff_id_fk" FOREIGN KEY ("owner_staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_action" ADD CONSTRAINT "improvement_action_created_by_staff_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "action_note_action" ON "action_note" USING btree ("action_id","at");--> statement-breakpoint
CREATE INDEX "action_unit_unit" ON "action_unit" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "improvement_action_programme" ON "improvement_action" USING btree ("programme_id");--> statement-breakpoint
CREATE INDEX "improvement_action_due" ON "improvement_action" USING btree ("status","due_on");