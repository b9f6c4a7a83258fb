export const survey = {
  "survey.required": "（请作答）",
  "survey.error": "问题：",
  "survey.dontKnow": "不清楚 / 说不好",
  "survey.next": "下一页",
  "survey.back": "上一页",
  "survey.submit": "提交回答",
  "survey.leaveEmpty": "请将此项留空",
  "survey.saving": "正在保存…",
  "survey.saved": "本页回答已保存。您可以先关闭页面，之后用同一链接继续。",
  "survey.notSaved": "尚未保存：目前没有网络连接。您填写的内容仍保留在本页，联网后请继续。",

  "survey.problem.required": "请选择一项",
  "survey.problem.requiredText": "请填写您的回答",
  "survey.problem.requiredConsent": "请勾选此项后再继续",
  "survey.problem.number": "请选择量表上的一个数字",
  "survey.problem.outOfRange": "请选择 {min} 到 {max} 之间的数字",
  "survey.problem.option": "请从所列选项中选择一项",
  "survey.problem.tooLong": "最多可填写 {lengthMax} 个字符，现在有 {length} 个",
  "survey.problem.unreadable": "这段文字含有无法保存的字符，请去掉后重新填写",
  "survey.problem.withQuestion": "{problem}——{question}",

  "survey.more": "根据您的回答，还有一个问题，请见下方。",
  "survey.moreMany": "根据您的回答，还有几个问题，请见下方。",
  "survey.moreTitle": "谢谢",
  "survey.inMail.marked": "您在邮件中选择的 {value} 分已在下方选中，提交问卷后才算作答。",
  "survey.inMail.kept": "您在邮件中选择了 {value} 分；下方选中的是您在此处的回答，您可以更改。",
  "survey.resumed": "欢迎回来。您之前的回答都在，请接着填写。",
  "survey.unsaved": "为了保证匿名，在您提交之前不会保存任何内容，请一次填写完毕。",

  "survey.privacy.identified":
    "您的回答由{brand}负责客户服务的人员阅读。除标有“请作答”的问题外，其余均可跳过。",
  "survey.privacy.confidential":
    "结果只以分组形式呈现。只有您在问卷中同意，才会转告是谁说了什么。除标有“请作答”的问题外，其余均可跳过。",
  "survey.privacy.anonymous":
    "本问卷匿名：保存回答时不记录您的姓名、地址、链接和具体时间，只同时记下日期、语言和为您服务的单位。除标有“请作答”的问题外，其余均可跳过。",

  "survey.thanks.title": "谢谢，您的回答已收到。",
  "survey.thanks.counted": "它会计入对{brand}的评价，也会影响{brand}改进的方向。",
  "survey.thanks.next": "接下来",
  "survey.thanks.willContact":
    "您告诉我们有不满意之处，并同意我们联系您。能够帮助您的人员将在 {count} 个工作日内与您联系。",
  "survey.thanks.willContact.one":
    "您告诉我们有不满意之处，并同意我们联系您。能够帮助您的人员将在 1 个工作日内与您联系。",
  "survey.thanks.mayContact":
    "您同意我们转交您的回答和姓名。只有当您的回答表明需要帮助时，才会有人联系您；届时您会收到一封写明联系人和日期的邮件。",
  "survey.thanks.offer":
    "您告诉我们有不满意之处。我们没有转交您的姓名。您会收到一封邮件，如果希望我们联系您，请按其中的按钮；如果不按，就不会有人联系您。",
  "survey.thanks.mayOffer":
    "您的姓名不会被转交。如果您的回答表明有不妥之处，您会收到一封邮件，希望我们联系您时请按其中的按钮；如果不按，就不会有人联系您。",
  "survey.thanks.anonymous":
    "保存您的回答时没有留下任何能找到您的信息，所以无法回复。如需帮助，请通过平常的方式联系{brand}。",
  "survey.thanks.close": "现在可以关闭本页。",

  "survey.answered.title": "您已经回答过了，谢谢！",
  "survey.answered.body": "{brand}已收到您的回答。无论链接打开多少次，都只计一次。您无需再做什么。",
  "survey.closed.title": "本次调查已结束",
  "survey.closed.body": "调查的截止日期是 {date}。感谢您愿意参与，欢迎下次再来。",
  "survey.closed.draft": "已开始填写但没有提交的回答不计入结果。",
  "survey.optedOut.title": "您已要求我们不再发信给您",
  "survey.optedOut.body": "因此{brand}不再向您征询意见，本问卷也不再对您开放。您在这里填写过的内容没有提交。",
  "survey.unreadable.title": "内容没有完整送达",
  "survey.unreadable.body": "请重新打开邮件中的链接。已保存的回答都还在。",
  "survey.preview.finish": "问卷到此结束。预览中不会提交任何内容。",
} as const;
