/** Thirteen rows as a customer list comes: two branches, two languages, a duplicate and a row that cannot be stored. */
export const customerList = [
  "email,name,language,unit,tariff",
  "anna@example.com,Anna Berg,en,North,Basic",
  "ben@example.com,Ben Ortiz,en,North,Basic",
  "chen@example.com,陈思远,zh,North,Plus",
  "dora@example.com,Dora Klein,en,South,Plus",
  "emil@example.com,Emil Novak,en,South,Basic",
  "fang@example.com,方雨,zh,South,Plus",
  "gita@example.com,Gita Rao,en,South,Basic",
  "ANNA@example.com,Anna Berg,en,North,Plus",
  "not-an-address,Nobody,en,North,Basic",
].join("\n");

export const customerCount = 7;
