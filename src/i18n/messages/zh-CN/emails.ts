import type { emails as english } from "../en/emails.ts";

export const emails: Record<keyof typeof english, string> = {
  "emails.hello": "您好：",
  "emails.hello.name": "{name}，您好：",
  "emails.staffSender": "满意",
  "emails.linkFallback": "如果按钮无法打开，请将以下网址复制到浏览器：",

  "emails.invitation.button": "开始填写",
  "emails.invitation.minutes": "大约需要 {count} 分钟。截止时间：{date} {time}（{zone}）。",
  "emails.invitation.minutes.one": "大约需要一分钟。截止时间：{date} {time}（{zone}）。",
  "emails.invitation.preheader": "大约 {count} 分钟，{date}前均可填写。",
  "emails.invitation.preheader.one": "大约一分钟，{date}前均可填写。",
  "emails.invitation.own": "此链接仅供您本人使用，请勿转发本邮件。",
  "emails.invitation.anonymous": "本次调查是匿名的：我们保存回答时不带您的姓名、邮箱地址和填写时间。",
  "emails.invitation.why": "您是{brand}的客户，因此收到这封邮件。",
  "emails.unsubscribe": "不再接收调查邮件",

  "emails.casePromise.subject": "谢谢您，{owner}会与您联系",
  "emails.casePromise.preheader": "最迟{date}。您无需做任何事。",
  "emails.casePromise.promise": "谢谢您。{owner}会在{date}之前与您联系。",
  "emails.casePromise.passed": "经您同意，我们已把您的回答和姓名转给{owner}，且仅用于处理此事。",
  "emails.casePromise.nothingToDo": "在此之前，您无需做任何事。",

  "emails.contactOffer.subject": "您对{brand}的反馈，我们读过了",
  "emails.contactOffer.preheader": "如果您愿意，会有专人与您联系。",
  "emails.contactOffer.read": "谢谢您的回答。我们认真读过，也看到有些地方没有让您满意。",
  "emails.contactOffer.offer":
    "如果您希望有人帮忙，请按下面的按钮：只有这样，我们才会把您的回答和姓名转给能帮您的人，且仅用于此事。",
  "emails.contactOffer.button": "请与我联系",
  "emails.contactOffer.orNot": "如果您不需要，可以不予理会。",

  "emails.caseAlert.subject": "有客户在等您：请在{date}前联系",
  "emails.caseAlert.subjectUrgent": "紧急：客户请求帮助，请在{date}前联系",
  "emails.caseAlert.preheader": "{unit}。您是此个案的负责人。",
  "emails.caseAlert.opened": "{unit}新开了一个个案，由您负责。",
  "emails.caseAlert.reopened": "{unit}的一位客户表示问题未解决。个案已重新打开，由您负责。",
  "emails.caseAlert.handedOver": "{unit}的一个个案已转交给您，现由您负责。",
  "emails.caseAlert.dueNext": "下一步的期限是{date}。",
  "emails.caseAlert.due": "我们已告知客户，您会在{date}之前联系。",
  "emails.caseAlert.consent": "回答和姓名在个案页面上；客户已同意您查看。",
  "emails.caseAlert.button": "打开个案",

  "emails.recovery.subject": "问题解决了吗？{brand}想请教您一个问题",
  "emails.recovery.preheader": "是、部分、否：由您说了算。",
  "emails.recovery.asked": "两周前，我们处理完了您反映的问题。是否真的解决了，由您来说。",
  "emails.recovery.button": "是、部分或否",
  "emails.recovery.minute": "用时不到一分钟。",
};
