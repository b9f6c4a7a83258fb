import { sql } from "drizzle-orm";
import { openDatabase } from "../../db/client.ts";

/** As long as people make names, in both languages; a number keeps them apart. */
const longEnglish = "of the Greater Metropolitan Area, Business and Private Customers, North-Western Branch";
const longChinese = "（含城区各营业厅、政企客户中心及农村服务站的全部移动与宽带客户）";
const long = ` ${longEnglish}${longChinese}`;

/** Makes every name in a stopped demo overlong, and every comment as long as an angry one. */
export async function stretchNames(dataFolder: string): Promise<void> {
  const { db, close } = await openDatabase({ folder: dataFolder });
  await db.execute(sql`UPDATE unit_version SET name = name || ${long}`);
  await db.execute(sql`UPDATE programme SET name = name || ${long}`);
  await db.execute(sql`UPDATE survey SET title = title || ${long}`);
  await db.execute(sql`UPDATE wave SET name = name || ${long}`);
  await db.execute(sql`UPDATE improvement_action SET title = left(title || ${long}, 120)`);
  await db.execute(sql`UPDATE staff SET name = name || ' von und zu Hohenlohe-Langenburg-Schillingsfürst'`);
  await db.execute(
    sql`UPDATE respondent SET name = name || ' von und zu Hohenlohe-Langenburg-Schillingsfürst'`,
  );
  await db.execute(sql`
    UPDATE response SET answers = jsonb_set(answers, '{comment,text}', to_jsonb(repeat(answers->'comment'->>'text' || ' ', 12)))
    WHERE answers->'comment'->>'text' IS NOT NULL`);
  await close();
}
