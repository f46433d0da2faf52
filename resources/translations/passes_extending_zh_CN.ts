<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ExtendManyPage</name>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
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
        <source>Until</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>The cards stay as they are: the booth knows the new day.</source>
        <translation>不用换卡：岗亭会记住新的截止日期。</translation>
    </message>
    <message>
        <source>Extend many</source>
        <translation>批量续期</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Within 30 days</source>
        <translation>30 天内到期</translation>
    </message>
    <message>
        <source>All</source>
        <comment>whatever their last day</comment>
        <translation>全部</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>Which passes</source>
        <translation>哪些证</translation>
    </message>
    <message>
        <source>None</source>
        <translation>全不选</translation>
    </message>
    <message>
        <source>Leave them</source>
        <translation>先不续</translation>
    </message>
    <message>
        <source>Passes to extend</source>
        <translation>要续期的证</translation>
    </message>
    <message>
        <source>No pass ends by then.</source>
        <translation>没有到那时到期的证。</translation>
    </message>
</context>
<context>
    <name>ExtendManyScreen</name>
    <message>
        <source>Extend many</source>
        <translation>批量续期</translation>
    </message>
    <message>
        <source>%1 of %2 ticked</source>
        <translation>已选 %1 / %2</translation>
    </message>
    <message>
        <source>Extend %1</source>
        <translation>续期 %1 张</translation>
    </message>
    <message>
        <source>Yes, extend %1</source>
        <translation>确定，续期 %1 张</translation>
    </message>
    <message>
        <source>%1 are good for as long or longer: they stay as they are.</source>
        <translation>其中 %1 张的截止日期不早于这一天，保持不变。</translation>
    </message>
    <message>
        <source>%1 passes will be good until %2. This cannot be undone. Is that right?</source>
        <translation>将有 %1 张证续到 %2，续期后不能撤销。确定续期吗？</translation>
    </message>
    <message>
        <source>Extended: %1, good until %2</source>
        <translation>已续期 %1 张，到 %2 为止</translation>
    </message>
</context>
</TS>
