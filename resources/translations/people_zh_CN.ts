<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>People</name>
    <message>
        <source>%1/%2 outings</source>
        <translation>%1/%2 次</translation>
    </message>
    <message>
        <source>%1/%2 people</source>
        <translation>%1/%2 人</translation>
    </message>
    <message>
        <source>Household today: %1</source>
        <translation>全家今日已出门 %1</translation>
    </message>
    <message>
        <source>Household since %2: %1</source>
        <translation>全家 %2 起已出门 %1</translation>
    </message>
    <message>
        <source>%1 · used up</source>
        <translation>%1 · 已用完</translation>
    </message>
</context>
<context>
    <name>ShownPeople</name>
    <message>
        <source>Residents</source>
        <translation>居民</translation>
    </message>
    <message>
        <source>Children under 14: %1</source>
        <translation>14 岁以下孩子：%1 人</translation>
    </message>
    <message>
        <source>Car</source>
        <translation>车</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>%1 前还</translation>
    </message>
    <message>
        <source>One person on one card</source>
        <translation>一人一卡</translation>
    </message>
    <message>
        <source>Find a person</source>
        <translation>查找居民</translation>
    </message>
    <message>
        <source>Name, phone, room</source>
        <translation>拼音 / 手机 / 房号 / 车牌</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>查到的人</translation>
    </message>
    <message>
        <source>Find somebody and touch their line: the card is here.</source>
        <translation>查到后点一下，这里显示这个人的卡片</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>家里</translation>
    </message>
    <message>
        <source>Passes</source>
        <translation>证件</translation>
    </message>
    <message>
        <source>Gate</source>
        <translation>进出</translation>
    </message>
    <message>
        <source>Temp.</source>
        <translation>体温</translation>
    </message>
    <message>
        <source>Edits</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Sides of the card</source>
        <translation>卡片的几面</translation>
    </message>
    <message>
        <source>This side of the card</source>
        <translation>卡片内容</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>搬家</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>搬回来了</translation>
    </message>
    <message>
        <source>Moved away. Their passes have ended.</source>
        <translation>已搬走，名下的证都已停用。</translation>
    </message>
    <message>
        <source>Take the merging back</source>
        <translation>撤销合并</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>不改了</translation>
    </message>
    <message>
        <source>Lent</source>
        <translation>借用</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>逾期未还</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Moved away</source>
        <translation>搬走</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>New address</source>
        <translation>新住处</translation>
    </message>
    <message>
        <source>Passes move too. Their cards still say the old address: reissue them.</source>
        <translation>名下的证跟着搬；卡面还是旧地址，请补办换卡。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>such as: moved away</source>
        <translation>例如：搬到外地</translation>
    </message>
    <message>
        <source>Reason, if there is one to note</source>
        <translation>原因（可不填）</translation>
    </message>
    <message>
        <source>All passes of this person end. What of the cards?</source>
        <translation>这个人的证全部停用。证卡收回了吗？</translation>
    </message>
    <message>
        <source>Handed back</source>
        <translation>已收回</translation>
    </message>
    <message>
        <source>Not handed back</source>
        <translation>没有收回</translation>
    </message>
    <message>
        <source>What of the cards?</source>
        <translation>证卡收回了吗？</translation>
    </message>
    <message>
        <source>Left the compound</source>
        <translation>确认搬走</translation>
    </message>
    <message>
        <source>Keep the other one</source>
        <translation>换成保留另一条</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Is added to it</source>
        <translation>并入上一条</translation>
    </message>
    <message>
        <source>Make them one</source>
        <translation>确认合并</translation>
    </message>
    <message>
        <source>Nobody found. Try pinyin, a phone&apos;s end or a room.</source>
        <translation>没有查到。试试拼音、手机尾号或房号。</translation>
    </message>
    <message>
        <source>Type to find: each letter narrows it down.</source>
        <translation>输入拼音、手机尾号、房号、车牌或短号，边输边找。</translation>
    </message>
    <message>
        <source>Hide names</source>
        <translation>隐藏姓名</translation>
    </message>
    <message>
        <source>Show names</source>
        <translation>显示姓名</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Moved. Reissue the cards with the old address.</source>
        <translation>已搬家。旧地址的卡请补办。</translation>
    </message>
    <message>
        <source>Lives here again. Issue a new pass.</source>
        <translation>已搬回来，请重新办证。</translation>
    </message>
    <message>
        <source>The two are one now.</source>
        <translation>两条记录已合并。</translation>
    </message>
    <message>
        <source>The two are apart again.</source>
        <translation>两条记录已重新分开。</translation>
    </message>
    <message>
        <source>The photo is kept. New cards show it.</source>
        <translation>照片已保存，以后打印的证会带上。</translation>
    </message>
    <message>
        <source>The photo is removed.</source>
        <translation>照片已删除。</translation>
    </message>
    <message>
        <source>The photo is as it was before.</source>
        <translation>照片已恢复原样。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Add a photo</source>
        <translation>添加照片</translation>
    </message>
    <message>
        <source>The photo</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>This side is for those who issue passes.</source>
        <translation>这一面给办证人员看。</translation>
    </message>
    <message>
        <source>Nobody else lives behind this door.</source>
        <translation>这一户没有别人。</translation>
    </message>
    <message>
        <source>No passes.</source>
        <translation>没有证。</translation>
    </message>
    <message>
        <source>No passages yet.</source>
        <translation>还没有进出记录。</translation>
    </message>
    <message>
        <source>No readings yet.</source>
        <translation>还没有测温记录。</translation>
    </message>
    <message>
        <source>Nothing was changed yet.</source>
        <translation>没有变更过。</translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation>修改 %1</translation>
    </message>
    <message>
        <source>%1 moves to another door</source>
        <translation>%1 搬到别处</translation>
    </message>
    <message>
        <source>%1 leaves the compound</source>
        <translation>%1 搬离小区</translation>
    </message>
    <message>
        <source>%1 is here twice</source>
        <translation>%1 有重复记录</translation>
    </message>
    <message>
        <source>Find the other record of the same person and touch it.</source>
        <translation>请在左边查到同一个人的另一条记录，点一下。</translation>
    </message>
    <message>
        <source>Passes, passages and readings of both come together. It can be taken back.</source>
        <translation>两条记录的证、进出和体温合到一起；合错了可以撤销。</translation>
    </message>
    <message>
        <source>Passes: %1, passages: %2</source>
        <translation>%1 张证，进出 %2 次</translation>
    </message>
</context>
</TS>
