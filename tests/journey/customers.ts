/** A file of customers, and what importing it comes to. */
export interface CustomerFile {
  readonly text: string;
  readonly added: number;
  readonly updated: number;
  /** what stands in a row that cannot be stored */
  readonly unusable: string;
}

/** As a customer list comes: two branches, two languages, a duplicate and a row that cannot be stored. */
export const firstCustomers: CustomerFile = {
  text: [
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
  ].join("\n"),
  added: 7,
  updated: 0,
  unusable: "not-an-address",
};

/** Five who came later, and one whose tariff has changed. */
export const laterCustomers: CustomerFile = {
  text: [
    "email,name,language,unit,tariff",
    "hugo@example.com,Hugo Brandt,en,North,Basic",
    "ines@example.com,Ines Duarte,en,North,Plus",
    "jun@example.com,林俊,zh,South,Basic",
    "kira@example.com,Kira Olsen,en,South,Plus",
    "liam@example.com,Liam Ward,en,North,Basic",
    "ben@example.com,Ben Ortiz,en,North,Plus",
    "liam(at)example.com,Liam Ward,en,North,Basic",
  ].join("\n"),
  added: 5,
  updated: 1,
  unusable: "liam(at)example.com",
};
