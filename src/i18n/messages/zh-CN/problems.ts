import type { problems as english } from "../en/problems.ts";

export const problems: Record<keyof typeof english, string> = {
  "problems.cross-site.title": "请在满意中提交此表单",
  "problems.cross-site.text":
    "此表单似乎来自其他网址，因此没有保存任何内容。请打开 {publicUrl}，在那里重试。如果您负责这台服务器，而大家使用的是另一个网址，请把 PUBLIC_URL 设为浏览器中的那个网址，然后重新启动满意。",
  "problems.forbidden.title": "您无权查看此页面",
  "problems.forbidden.text": "您的角色不包含此权限。如果工作需要，管理员可以调整您的角色。",
  "problems.unreadable.title": "内容没有完整送达",
  "problems.unreadable.text": "收到的内容有一部分无法读取，因此没有保存。请返回检查所填内容，然后重新提交。",
  "problems.signed-out.title": "您已退出登录",
  "problems.signed-out.text": "只有登录后才能上传文件，因此没有保存任何内容。请登录后重新上传。",
  "problems.too-large.title": "内容过大",
  "problems.too-large.text": "您发送的内容超出了可接受的大小，因此没有保存。请把较大的文件拆分后分次发送。",
  "problems.too-many.title": "请稍候片刻",
  "problems.too-many.text": "来自您所在网络的请求过多。请等待一分钟后重试。您之前保存的内容不会丢失。",
  "problems.failed.title": "我们这边出了点问题",
  "problems.failed.text":
    "这不是您的错。之前保存的内容仍然保留。请重试；如果问题持续出现，请把下方的请求编号告诉我们。",
  "problems.unavailable.title": "我们马上回来",
  "problems.unavailable.text": "满意暂时无法访问数据，因此没有作任何更改。请一分钟后重试。",
  "problems.request": "请求编号 {requestId}",
  "problems.missing.title": "没有这个页面",
  "problems.missing.text":
    "网址可能输入有误，或页面已被移除。如果您是从邮件中的链接进入的，请尝试从邮件中重新打开该链接。",
  "problems.link.title": "此链接无法打开",
  "problems.link.text":
    "链接可能不完整。请从邮件中重新打开，或复制完整的链接。如仍无法打开，请联系给您发邮件的公司。",
  "problems.missing.home": "前往首页",
};
