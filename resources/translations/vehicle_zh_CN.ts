<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VehicleView</name>
    <message>
        <source>Vehicle</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Write the plate; what the books know of it stands on the right</source>
        <translation>输入车牌，右边显示登记情况</translation>
    </message>
    <message>
        <source>Vehicles</source>
        <translation>车辆</translation>
    </message>
    <message>
        <source>Write the plate</source>
        <translation>请输入车牌</translation>
    </message>
    <message>
        <source>The province comes first; vehicles of the compound show their door at once</source>
        <translation>先点省份；小区的车一输完就显示住处</translation>
    </message>
    <message>
        <source>Yes, change it</source>
        <translation>是，改过来</translation>
    </message>
    <message>
        <source>Other plate</source>
        <translation>其他车牌</translation>
    </message>
    <message>
        <source>Outside vehicles still inside</source>
        <translation>还在小区里的外来车</translation>
    </message>
    <message>
        <source>None</source>
        <translation>都没有</translation>
    </message>
    <message>
        <source>Change the plate</source>
        <translation>改车牌</translation>
    </message>
    <message>
        <source>Going to</source>
        <translation>去往</translation>
    </message>
    <message>
        <source>Keep it as it is written</source>
        <translation>照写的登记</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>Why do they come?</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>I have looked into the trunk</source>
        <translation>后备箱已看</translation>
    </message>
    <message>
        <source>Register and measure</source>
        <translation>登记并测温</translation>
    </message>
    <message>
        <source>Lives here</source>
        <translation>小区车辆</translation>
    </message>
    <message>
        <source>Known vehicle</source>
        <translation>已登记车辆</translation>
    </message>
    <message>
        <source>Owner: %1</source>
        <translation>车主：%1</translation>
    </message>
    <message>
        <source>The people in it show their passes too</source>
        <translation>车里的人请出示出入证</translation>
    </message>
    <message>
        <source>Let it out</source>
        <translation>放行 · 出</translation>
    </message>
    <message>
        <source>Let it in</source>
        <translation>放行 · 进</translation>
    </message>
    <message>
        <source>Came in %1</source>
        <translation>%1 进入</translation>
    </message>
    <message>
        <source>%1 in it</source>
        <translation>车里 %1 人</translation>
    </message>
    <message>
        <source>Record that it leaves</source>
        <translation>记录离开</translation>
    </message>
</context>
</TS>
