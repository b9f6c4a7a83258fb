export const demo = {
  "demo.banner": "Made-up data: “{name}” and its customers do not exist.",
  "demo.banner.remove": "Remove the demo",
  "demo.banner.respondent":
    "A demonstration with made-up data. Nobody real is asked, and nothing you enter is used.",
  "demo.mail": "Made-up data: this mail belongs to the demo programme and went to nobody.",
  "demo.obstacle.people":
    "People of your own in units of the demo: {count}. Import them again into a unit of yours first.",
  "demo.obstacle.units": "Units of your own hang below the demo: {names}. Move them elsewhere first.",
  "demo.obstacle.staff": "Colleagues work in a unit of the demo: {names}. Give them another unit first.",
  "demo.obstacle.programmes":
    "A demo colleague made programmes of your own: {names}. They would lose their maker.",
  "demo.obstacle.waves": "Waves tie the demo to your own data: {names}.",
  "demo.obstacle.references": "Something of your own still names a colleague or a unit of the demo.",
} as const;
