export const demo = {
  "demo.banner": "演示数据：“{name}”及其客户均为虚构。",
  "demo.banner.remove": "移除演示",
  "demo.banner.respondent": "这是演示，数据均为虚构。不会询问任何真实的人，您填写的内容也不会被使用。",
  "demo.mail": "演示数据：这封邮件属于演示项目，没有发给任何人。",
  "demo.obstacle.people": "您自己的{count}位客户归在演示单位下。请把他们重新导入到您自己的单位。",
  "demo.obstacle.units": "您自己的单位挂在演示单位之下：{names}。请先移到别处。",
  "demo.obstacle.staff": "有同事隶属于演示单位：{names}。请先给他们换一个单位。",
  "demo.obstacle.programmes": "您自己的项目由演示同事创建：{names}。移除后将没有创建人。",
  "demo.obstacle.waves": "有调查批次把演示与您自己的数据连在一起：{names}。",
  "demo.obstacle.references": "您自己的某些数据仍提到演示中的同事或单位。",
} as const;
