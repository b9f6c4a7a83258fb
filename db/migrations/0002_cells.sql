CREATE TABLE "cell" (
	"wave_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"attribute" text NOT NULL,
	"value" text NOT NULL,
	"source" text NOT NULL,
	"sampling_weight" double precision NOT NULL,
	"response_count" integer NOT NULL,
	"answer_count" integer NOT NULL,
	"moments" jsonb NOT NULL,
	"answers" jsonb NOT NULL,
	"voices" jsonb NOT NULL,
	CONSTRAINT "cell_wave_id_attribute_value_unit_id_source_sampling_weight_pk" PRIMARY KEY("wave_id","attribute","value","unit_id","source","sampling_weight")
);
--> statement-breakpoint
CREATE TABLE "cell_build" (
	"wave_id" uuid PRIMARY KEY NOT NULL,
	"revision" integer NOT NULL,
	"answers_until" timestamp with time zone,
	"response_count" integer NOT NULL,
	"wide_attributes" jsonb NOT NULL,
	"built_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comment_tag" (
	"respondent_id" uuid NOT NULL,
	"response_id" uuid NOT NULL,
	"tag" text NOT NULL,
	"wave_id" uuid NOT NULL,
	"staff_id" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "comment_tag_respondent_id_response_id_tag_pk" PRIMARY KEY("respondent_id","response_id","tag")
);
--> statement-breakpoint
CREATE TABLE "response_mark" (
	"respondent_id" uuid NOT NULL,
	"mark_id" uuid NOT NULL,
	"wave_id" uuid NOT NULL,
	"change" text NOT NULL,
	CONSTRAINT "response_mark_respondent_id_mark_id_pk" PRIMARY KEY("respondent_id","mark_id")
);
--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell" ADD CONSTRAINT "cell_unit_id_unit_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."unit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cell_build" ADD CONSTRAINT "cell_build_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_tag" ADD CONSTRAINT "comment_tag_staff_id_staff_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_mark" ADD CONSTRAINT "response_mark_wave_id_wave_id_fk" FOREIGN KEY ("wave_id") REFERENCES "public"."wave"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_tag_wave" ON "comment_tag" USING btree ("wave_id","tag");--> statement-breakpoint
CREATE INDEX "response_mark_wave" ON "response_mark" USING btree ("wave_id");