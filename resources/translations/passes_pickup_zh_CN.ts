<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Pickup</name>
    <message>
        <source>Family</source>
        <translation>家人</translation>
    </message>
    <message>
        <source>Neighbour</source>
        <translation>邻居</translation>
    </message>
    <message>
        <source>Carer</source>
        <translation>护工</translation>
    </message>
    <message>
        <source>Community worker</source>
        <translation>社区工作人员</translation>
    </message>
    <message>
        <source>Phone&apos;s end, room or name</source>
        <translation>手机尾号、房号或姓名</translation>
    </message>
    <message>
        <source>Find a card to hand over</source>
        <translation>找要领的证</translation>
    </message>
    <message>
        <source>Cards that wait</source>
        <translation>待领取的证</translation>
    </message>
    <message>
        <source>Holder</source>
        <translation>持证人</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>房号</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>尾号</translation>
    </message>
    <message>
        <source>Card</source>
        <translation>证号</translation>
    </message>
    <message>
        <source>Pick-up point</source>
        <translation>领取点</translation>
    </message>
    <message>
        <source>Scan the card, or find it by the phone&apos;s last four digits.</source>
        <translation>扫一下证上的二维码，或按手机尾号查找。</translation>
    </message>
    <message>
        <source>Compare name, room and number with the card.</source>
        <translation>请与证上的姓名、房号、号码核对。</translation>
    </message>
    <message>
        <source>Compared: hand it over</source>
        <translation>核对后交给本人</translation>
    </message>
    <message>
        <source>Somebody else</source>
        <translation>他人代领</translation>
    </message>
    <message>
        <source>Put it back</source>
        <translation>放回</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone, last four digits</source>
        <translation>手机尾号 4 位</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>与本人关系</translation>
    </message>
    <message>
        <source>Hand it over</source>
        <translation>交给代领人</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Today %1</source>
        <translation>今日 %1 张</translation>
    </message>
    <message>
        <source>Today %1 · half within %2 s</source>
        <translation>今日 %1 张 · 中位 %2 秒</translation>
    </message>
    <message>
        <source>%1 cards wait</source>
        <translation>待领取 %1 张</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>找到 %1 张</translation>
    </message>
    <message>
        <source>Handing over is for those at the gate.</source>
        <translation>发证由门岗人员办理。</translation>
    </message>
    <message>
        <source>Nobody&apos;s card waits by that. Try the room or the name.</source>
        <translation>没有找到待领的证。试试房号或姓名。</translation>
    </message>
    <message>
        <source>No card waits to be collected.</source>
        <translation>没有待领取的证。</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>Who collects the card of %1?</source>
        <translation>谁来代领 %1 的证？</translation>
    </message>
    <message>
        <source>The same holder has %1 more cards to collect.</source>
        <translation>同一持证人还有 %1 张待领。</translation>
    </message>
    <message>
        <source>of %1 promised</source>
        <translation>承诺 %1 内办完</translation>
    </message>
    <message>
        <source>Undo: %1 s</source>
        <translation>撤销（%1 秒）</translation>
    </message>
    <message>
        <source>%1: handed over</source>
        <translation>%1：已领走</translation>
    </message>
    <message>
        <source>%1: handed over in %2 s</source>
        <translation>%1：已领走，用时 %2 秒</translation>
    </message>
    <message>
        <source>%1: handed over in %2 s; %3 more cards wait</source>
        <translation>%1：已领走，用时 %2 秒；还有 %3 张待领</translation>
    </message>
    <message>
        <source>%1: taken back. The card waits again.</source>
        <translation>%1：已撤销，这张证重新等待领取。</translation>
    </message>
    <message>
        <source>Put back; it still waits.</source>
        <translation>已放回，仍待领取。</translation>
    </message>
</context>
<context>
    <name>PickupScreen</name>
    <message>
        <source>Pick-up desk</source>
        <translation>领取点</translation>
    </message>
</context>
</TS>
