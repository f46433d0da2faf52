<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LearnPage</name>
    <message>
        <source>A new code</source>
        <translation>新的条码</translation>
    </message>
    <message>
        <source>%1 is not known yet. Which item is it?</source>
        <translation>还不认识 %1，是哪一样？</translation>
    </message>
    <message>
        <source>It is remembered: the next scan gives or lends at once. Not it? Go back.</source>
        <translation>选好就记住了，下次扫码直接登记。都不是就返回。</translation>
    </message>
</context>
<context>
    <name>LendingLook</name>
    <message>
        <source>Return</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>借出 %1 件</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>Lend and return</source>
        <translation>借出与归还</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 天</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 小时</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Write %1 down as new</source>
        <translation>登记新号牌 %1</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>U3, or scan it</source>
        <translation>如 U3，也可扫号牌</translation>
    </message>
    <message>
        <source>Tail of the mobile (if they like)</source>
        <translation>手机尾号（可不填）</translation>
    </message>
    <message>
        <source>Last 4 digits</source>
        <translation>后 4 位</translation>
    </message>
    <message>
        <source>Who borrows it?</source>
        <translation>谁来借？</translation>
    </message>
    <message>
        <source>Until when?</source>
        <translation>借到什么时候？</translation>
    </message>
    <message>
        <source>When was it lent?</source>
        <translation>什么时候借的？</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message>
        <source>When did it come back?</source>
        <translation>什么时候还的？</translation>
    </message>
    <message>
        <source>Tags that are here</source>
        <translation>在站的编号</translation>
    </message>
    <message>
        <source>Nothing is out.</source>
        <translation>没有借出的。</translation>
    </message>
    <message>
        <source>Lend it</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Take it back</source>
        <translation>归还</translation>
    </message>
</context>
<context>
    <name>LendingPage</name>
    <message>
        <source>Which one? Its number stands on its tag.</source>
        <translation>是哪一件？看号牌上的编号</translation>
    </message>
    <message>
        <source>Who borrows it?</source>
        <translation>谁来借？</translation>
    </message>
</context>
<context>
    <name>SaidLine</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Station</name>
    <message>
        <source>Remembered: %1 is %2</source>
        <translation>记住了：%1 是%2</translation>
    </message>
    <message>
        <source>Taken back. %1</source>
        <translation>已撤销，%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Give %1</source>
        <translation>领 %1</translation>
    </message>
    <message>
        <source>Open one</source>
        <comment>of %1, such as a bottle</comment>
        <translation>开一%1</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Lend</source>
        <translation>借出</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>More of it</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Bottom %1</source>
        <translation>底线 %1</translation>
    </message>
    <message>
        <source>Some expired: discard</source>
        <translation>有过期的，请处理</translation>
    </message>
    <message>
        <source>The opened one is too old</source>
        <translation>开封的已过期</translation>
    </message>
    <message>
        <source>None left</source>
        <translation>没有了</translation>
    </message>
    <message>
        <source>Below the bottom</source>
        <translation>低于底线</translation>
    </message>
    <message>
        <source>Gone today</source>
        <translation>今天就用完</translation>
    </message>
    <message>
        <source>Lasts %1 d</source>
        <translation>可用 %1 天</translation>
    </message>
    <message>
        <source>Expires %1</source>
        <translation>%1 到期</translation>
    </message>
    <message>
        <source>%1 open</source>
        <translation>开封 %1</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>到期 %1</translation>
    </message>
    <message>
        <source>%1 lent</source>
        <translation>借出 %1</translation>
    </message>
    <message>
        <source>%1 overdue</source>
        <translation>超期 %1</translation>
    </message>
    <message>
        <source>Never checked</source>
        <translation>还没检查过</translation>
    </message>
    <message>
        <source>%1 to refill</source>
        <translation>要补 %1 样</translation>
    </message>
    <message>
        <source>%1 complete</source>
        <translation>%1 件内物齐</translation>
    </message>
    <message>
        <source>checked %1</source>
        <translation>%1查</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>借用人</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借出时间</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>应还</translation>
    </message>
    <message>
        <source>%1 d overdue</source>
        <translation>超期 %1 天</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>归还</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>坏了</translation>
    </message>
    <message>
        <source>Lost</source>
        <translation>丢了</translation>
    </message>
</context>
<context>
    <name>StationScreen</name>
    <message>
        <source>Warm station</source>
        <translation>暖心驿站</translation>
    </message>
    <message>
        <source>%1 low</source>
        <translation>%1 项缺货预警</translation>
    </message>
    <message>
        <source>%1 today</source>
        <translation>今日服务 %1 人次</translation>
    </message>
    <message>
        <source>%1: who takes it?</source>
        <translation>%1：谁来领？</translation>
    </message>
    <message>
        <source>Receive</source>
        <translation>入库 / 捐赠</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>流水</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>盘点</translation>
    </message>
    <message>
        <source>More books</source>
        <translation>更多台账</translation>
    </message>
    <message>
        <source>What is out</source>
        <translation>借还</translation>
    </message>
    <message>
        <source>Shopping list</source>
        <translation>采购清单</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>捐赠册</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务统计</translation>
    </message>
    <message>
        <source>Catalogue</source>
        <translation>物品目录</translation>
    </message>
    <message>
        <source>You can look. Giving and lending is the volunteers&apos;.</source>
        <translation>您可以查看，领用和借还由值守人员办理。</translation>
    </message>
    <message>
        <source>The shelf is still empty</source>
        <translation>驿站还没有物资</translation>
    </message>
    <message>
        <source>First take in what is there: item, quantity, expiry. Then it can be given.</source>
        <translation>先把现有物资入库：选物品，填数量和有效期，之后就能领用。</translation>
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
        <source>How many at once</source>
        <translation>一次几个</translation>
    </message>
    <message>
        <source>For</source>
        <translation>领用人</translation>
    </message>
</context>
</TS>
