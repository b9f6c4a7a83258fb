import type { forms as english } from "../en/forms.ts";

export const forms: Record<keyof typeof english, string> = {
  "forms.problem.empty": "请填写此项。",
  "forms.problem.too-long": "请控制在 {lengthMax} 个字符以内。",
  "forms.problem.control-character": "请写在一行内，不要换行或使用特殊字符。",
  "forms.problem.not-a-choice": "请选择其中一项。",
  "forms.problem.not-a-whole-number": "请填写整数。",
  "forms.problem.outside-range": "请填写 {low} 到 {high} 之间的数字。",
  "forms.problem.placeholder-unknown": "只有 {brand} 和 {product} 会被替换，请检查花括号里的内容。",
  "forms.problem.taken": "已被使用，请换一个。",
  "forms.problem.not-found": "此项已不存在，请重新选择。",
  "forms.problem.own-descendant": "单位不能放在自己或下级单位之下，请换一个位置。",
  "forms.problem.named": "{label}：{problem}",
};
