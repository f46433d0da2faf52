<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>CountBoard</name>
    <message>
        <source>%1 of %2 counted</source>
        <translation>已点 %1 / %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一项</translation>
    </message>
    <message>
        <source>%1 not counted or not settled</source>
        <translation>还有 %1 项没点清</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Add an item</source>
        <translation>加一项</translation>
    </message>
    <message>
        <source>Count done</source>
        <translation>盘点完成</translation>
    </message>
    <message>
        <source>Why is it so? The reason stands on the sheet.</source>
        <translation>为什么不一样？原因会写在交接单上。</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>稍后再选</translation>
    </message>
    <message>
        <source>Something was given or received after this line was counted.</source>
        <translation>点过以后又有收发，请重数，或保留刚才的数。</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新数</translation>
    </message>
    <message>
        <source>Keep the count</source>
        <translation>保留刚才的数</translation>
    </message>
    <message>
        <source>They are listed on the sheet; the next shift counts them.</source>
        <translation>会写在交接单上，由下一班再盘。</translation>
    </message>
    <message>
        <source>Go on without them</source>
        <translation>就这样，下一步</translation>
    </message>
    <message>
        <source>Count on</source>
        <translation>继续盘点</translation>
    </message>
    <message>
        <source>What else is counted?</source>
        <translation>还要盘什么？</translation>
    </message>
    <message>
        <source>Everything is in the count</source>
        <translation>都在盘点单里了</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>全部加上</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>物资</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>实点</translation>
    </message>
    <message>
        <source>To the book</source>
        <translation>与账面</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>差异原因</translation>
    </message>
    <message>
        <source>Choose why</source>
        <translation>选原因</translation>
    </message>
    <message>
        <source>Recount</source>
        <translation>重数</translation>
    </message>
    <message>
        <source>Moved</source>
        <translation>有变动</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>CountPage</name>
    <message>
        <source>A second pair of eyes</source>
        <translation>请另一位值守员复核</translation>
    </message>
    <message>
        <source>The PIN of who looked too</source>
        <translation>一起看过的人输入 PIN</translation>
    </message>
    <message>
        <source>Confirm</source>
        <translation>确认</translation>
    </message>
    <message>
        <source>The count is in the books</source>
        <translation>盘点已入账</translation>
    </message>
    <message>
        <source>Stock count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>作废</translation>
    </message>
    <message>
        <source>Something differs from the book. Somebody else confirms it with a PIN.</source>
        <translation>有的和账面不一样，请另一位值守员输入 PIN 确认。</translation>
    </message>
    <message>
        <source>Back to the count</source>
        <translation>回到盘点</translation>
    </message>
</context>
<context>
    <name>DutyPage</name>
    <message>
        <source>Relief</source>
        <translation>临时替岗</translation>
    </message>
    <message>
        <source>Back at the post</source>
        <translation>本人回岗</translation>
    </message>
    <message>
        <source>Work jointly</source>
        <translation>同岗</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离岗</translation>
    </message>
    <message>
        <source>Extended duty</source>
        <translation>延时值守</translation>
    </message>
    <message>
        <source>Forced end</source>
        <translation>强制交班</translation>
    </message>
    <message>
        <source>Who stands in?</source>
        <translation>谁来替岗？</translation>
    </message>
    <message>
        <source>Stand in</source>
        <translation>替岗</translation>
    </message>
    <message>
        <source>I am back</source>
        <translation>我回来了</translation>
    </message>
    <message>
        <source>Who joins?</source>
        <translation>谁来同岗？</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>同岗</translation>
    </message>
    <message>
        <source>Who leaves?</source>
        <translation>谁离岗？</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>谁接班？</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>A leader signs</source>
        <translation>值班长签字</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>The shift ends now. Who takes over begins the next one at once.</source>
        <translation>本班现在结束，接班人马上开始下一班。</translation>
    </message>
    <message>
        <source>Somebody stands in for a while, without a handover. The officer on duty stays responsible.</source>
        <translation>临时离开一会儿，不用交接；当班人仍然负责。</translation>
    </message>
    <message>
        <source>The officer on duty takes the post again.</source>
        <translation>当班人回到岗位。</translation>
    </message>
    <message>
        <source>Who comes early works along, and is not responsible yet.</source>
        <translation>早到的人先一起值守，还不用负责。</translation>
    </message>
    <message>
        <source>Who worked along leaves. The hours are kept.</source>
        <translation>同岗的人离开，工时会记下。</translation>
    </message>
    <message>
        <source>No relief came: stay on duty, with a reason and a new end.</source>
        <translation>没有人来接班：写明原因和新的下班时间，继续值守。</translation>
    </message>
    <message>
        <source>Only a leader: the officer is gone, or nobody comes. The shift is closed with a reason; what was not counted stays uncounted.</source>
        <translation>只有值班长能用：当班人已离开，或没人接班。写明原因结束本班，没盘点的不再盘。</translation>
    </message>
    <message>
        <source>The relief has not come</source>
        <translation>接班人没到</translation>
    </message>
    <message>
        <source>Something is not finished</source>
        <translation>事情没处理完</translation>
    </message>
    <message>
        <source>Order from above</source>
        <translation>上级要求</translation>
    </message>
    <message>
        <source>The officer has left</source>
        <translation>当班人已离开</translation>
    </message>
    <message>
        <source>The officer is unwell</source>
        <translation>当班人身体不适</translation>
    </message>
    <message>
        <source>No relief came</source>
        <translation>没人接班</translation>
    </message>
    <message>
        <source>Relief and extended duty</source>
        <translation>替岗和延时值守</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>New end</source>
        <translation>值守到</translation>
    </message>
    <message>
        <source>A leader signs: I may take the next shift myself</source>
        <translation>值班长签字：由我接着上下一班</translation>
    </message>
    <message>
        <source>Stay on duty</source>
        <translation>继续值守</translation>
    </message>
    <message>
        <source>Nobody takes over</source>
        <translation>没有人接班</translation>
    </message>
    <message>
        <source>No PIN is needed: the reason stands on the sheet.</source>
        <translation>不用 PIN，原因会写在交接单上。</translation>
    </message>
</context>
<context>
    <name>EquipmentPage</name>
    <message>
        <source>%1 of %2 looked at</source>
        <translation>已看 %1 / %2</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>备注：%1</translation>
    </message>
    <message>
        <source>should be %1</source>
        <translation>应有 %1</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>Orders from above</source>
        <translation>上级要求</translation>
    </message>
    <message>
        <source>to do next</source>
        <translation>留给下一班</translation>
    </message>
    <message>
        <source>Incidents</source>
        <translation>情况记录</translation>
    </message>
    <message>
        <source>what, when</source>
        <translation>发生了什么</translation>
    </message>
    <message>
        <source>All there and good</source>
        <translation>全部完好</translation>
    </message>
    <message>
        <source>On to the signatures</source>
        <translation>去签字</translation>
    </message>
</context>
<context>
    <name>HandoverScreen</name>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>本班小结</translation>
    </message>
    <message>
        <source>Open items</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Equipment</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>双方签字</translation>
    </message>
    <message>
        <source>done</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>comes next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>comes later</source>
        <translation>还没到</translation>
    </message>
</context>
<context>
    <name>OpenPage</name>
    <message>
        <source>Noted</source>
        <translation>知悉</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已知悉</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 条</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有待办事项</translation>
    </message>
    <message>
        <source>Nothing is open here</source>
        <translation>这些都没有待办</translation>
    </message>
    <message>
        <source>Page before</source>
        <translation>上一页</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>下一页</translation>
    </message>
    <message>
        <source>On to the equipment</source>
        <translation>去看设备</translation>
    </message>
</context>
<context>
    <name>PinPad</name>
    <message>
        <source>First choose who it is</source>
        <translation>请先选是谁</translation>
    </message>
    <message>
        <source>%1 digits typed</source>
        <translation>已输入 %1 位</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>其他人</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>是谁</translation>
    </message>
</context>
<context>
    <name>RosterPage</name>
    <message>
        <source>No day of rest: %1</source>
        <translation>没有休息日：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有人</translation>
    </message>
    <message>
        <source>Touch a shift to see and change who comes. ? is a gap.</source>
        <translation>点一个班次，看看谁来或改排班。“?”是空缺。</translation>
    </message>
    <message>
        <source>A leader plans. ? is a gap.</source>
        <translation>由值班长排班。“?”是空缺。</translation>
    </message>
    <message>
        <source>Touch a name to plan it or to take it off.</source>
        <translation>点名字排上，再点取消。</translation>
    </message>
    <message>
        <source>Mon</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Tue</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wed</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>Thu</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Fri</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Sat</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sun</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>值守工时</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>工时</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
    <message>
        <source>Hours of duty</source>
        <translation>值守工时</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Next week</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Save as CSV</source>
        <translation>存成 CSV</translation>
    </message>
    <message>
        <source>Nobody was on duty in these days</source>
        <translation>这些天没有人值守</translation>
    </message>
</context>
<context>
    <name>ScopePage</name>
    <message>
        <source>What is counted?</source>
        <translation>盘点哪些？</translation>
    </message>
    <message>
        <source>What moved in this shift, and one more in turn</source>
        <translation>本班动过的，再轮到一项，约两分钟</translation>
    </message>
    <message>
        <source>Everything on the shelf, when there is time</source>
        <translation>有时间就把架上的全部数一遍</translation>
    </message>
    <message>
        <source>What moved</source>
        <translation>本班动过的</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>SheetsPage</name>
    <message>
        <source>%1 of %2 counted, %3 different from the book</source>
        <translation>盘点 %1 / %2，%3 项与账面不符</translation>
    </message>
    <message>
        <source>Handover sheets</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>From → to</source>
        <translation>交班 → 接班</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>No shift was handed over yet</source>
        <translation>还没有交接过</translation>
    </message>
    <message>
        <source>%1 mm</source>
        <translation>%1 毫米</translation>
    </message>
    <message>
        <source>Print: %1</source>
        <translation>打印：%1</translation>
    </message>
    <message>
        <source>Addition</source>
        <translation>补充说明</translation>
    </message>
    <message>
        <source>what was found later</source>
        <translation>后来发现的情况</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>补充</translation>
    </message>
    <message>
        <source>Looked at: close</source>
        <translation>已审，归档</translation>
    </message>
</context>
<context>
    <name>Sides</name>
    <message>
        <source>Handed over. Print the sheet, or save it.</source>
        <translation>交接完成，可以打印或保存交接单。</translation>
    </message>
    <message>
        <source>The addition stands beside the sheet</source>
        <translation>补充已附在交接单旁</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Printed on %1</source>
        <translation>已在 %1 打印</translation>
    </message>
    <message>
        <source>handover</source>
        <translation>交接单</translation>
    </message>
    <message>
        <source>Saved: %1</source>
        <translation>已保存：%1</translation>
    </message>
</context>
<context>
    <name>SignPage</name>
    <message>
        <source>Count again, or let a leader decide</source>
        <translation>请重新盘点，或由值班长裁定</translation>
    </message>
    <message>
        <source>First: %1</source>
        <translation>先做：%1</translation>
    </message>
    <message>
        <source>Handing over: %1</source>
        <translation>交班人 %1</translation>
    </message>
    <message>
        <source>Your PIN signs the sheet</source>
        <translation>输入 PIN 签字</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A leader signs too</source>
        <translation>还要值班长签字</translation>
    </message>
    <message>
        <source>From now on you are responsible</source>
        <translation>接班后由您负责</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>谁接班？</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>What is not right?</source>
        <translation>哪里不对？</translation>
    </message>
    <message>
        <source>which item, how many</source>
        <translation>哪种物资，差多少</translation>
    </message>
    <message>
        <source>I do not agree</source>
        <translation>有异议</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>提出异议</translation>
    </message>
    <message>
        <source>Why the count stands</source>
        <translation>按原数的理由</translation>
    </message>
    <message>
        <source>A leader decides</source>
        <translation>值班长裁定</translation>
    </message>
    <message>
        <source>Decide</source>
        <translation>裁定</translation>
    </message>
    <message>
        <source>Not counted: %1</source>
        <translation>没盘点：%1</translation>
    </message>
    <message>
        <source>Equipment missing or damaged: %1</source>
        <translation>设备缺失或损坏：%1</translation>
    </message>
    <message>
        <source>Equipment all there and good</source>
        <translation>设备齐全完好</translation>
    </message>
    <message>
        <source>New since it was noted: %1</source>
        <translation>知悉以后又有新增：%1</translation>
    </message>
    <message>
        <source>Objection: %1</source>
        <translation>异议：%1</translation>
    </message>
    <message>
        <source>Signed by %1</source>
        <translation>%1 已签字</translation>
    </message>
    <message>
        <source>Nothing was counted</source>
        <translation>没有盘点</translation>
    </message>
    <message>
        <source>%1 of %2 counted, all equal to the book</source>
        <translation>盘点 %1 / %2，全部相符</translation>
    </message>
    <message>
        <source>Different from the book: %1</source>
        <translation>与账面不符：%1</translation>
    </message>
    <message>
        <source>What is signed</source>
        <translation>签字内容</translation>
    </message>
    <message>
        <source>Write your name here, if you wish</source>
        <translation>愿意的话，可在此手写签名</translation>
    </message>
    <message>
        <source>Sign by hand too</source>
        <translation>手写签名</translation>
    </message>
    <message>
        <source>Wipe</source>
        <translation>擦掉</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新数</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
</context>
<context>
    <name>SummaryPage</name>
    <message>
        <source>Go on with the handover</source>
        <translation>继续交接</translation>
    </message>
    <message>
        <source>Begin the count</source>
        <translation>开始盘点</translation>
    </message>
    <message>
        <source>The shelf was as the shift before left it</source>
        <translation>物资与上班结存相符</translation>
    </message>
    <message>
        <source>There is no sheet of a shift before</source>
        <translation>没有上一班的交接单</translation>
    </message>
    <message>
        <source>At the booth now</source>
        <translation>现在在岗</translation>
    </message>
    <message>
        <source>Extended duty until</source>
        <translation>延时值守到</translation>
    </message>
    <message>
        <source>The shift is over</source>
        <translation>已到下班时间</translation>
    </message>
    <message>
        <source>Nobody has taken over</source>
        <translation>还没有人接班</translation>
    </message>
    <message>
        <source>Nobody is on duty. Whoever signs in begins a shift.</source>
        <translation>现在没有人当班。登录的人就开始一班。</translation>
    </message>
    <message>
        <source>I am on duty</source>
        <translation>我来当班</translation>
    </message>
    <message>
        <source>Given out</source>
        <translation>发放物资</translation>
    </message>
    <message>
        <source>Count everything</source>
        <translation>全部盘点</translation>
    </message>
    <message>
        <source>Relief and extended duty</source>
        <translation>替岗和延时值守</translation>
    </message>
    <message>
        <source>Earlier sheets</source>
        <translation>历次交接单</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班</translation>
    </message>
</context>
</TS>
