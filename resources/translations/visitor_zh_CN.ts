<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>VisitorView</name>
    <message>
        <source>Visitor</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Register a visitor</source>
        <translation>访客登记</translation>
    </message>
    <message>
        <source>Why do they come?</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>Was there</source>
        <translation>去过</translation>
    </message>
    <message>
        <source>Met someone</source>
        <translation>接触过</translation>
    </message>
    <message>
        <source>Health code</source>
        <translation>健康码</translation>
    </message>
    <message>
        <source>Keep it as it is written</source>
        <translation>照写的登记</translation>
    </message>
    <message>
        <source>Print a slip</source>
        <translation>打印临时证</translation>
    </message>
    <message>
        <source>Register and measure</source>
        <translation>登记并测温</translation>
    </message>
    <message>
        <source>Only what is needed</source>
        <translation>只登记必要信息</translation>
    </message>
    <message>
        <source>None</source>
        <translation>都没有</translation>
    </message>
    <message>
        <source>Fever, cough</source>
        <translation>发热、咳嗽</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>11 digits</source>
        <translation>11 位</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>18 characters</source>
        <translation>18 位</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Going to</source>
        <translation>去往</translation>
    </message>
    <message>
        <source>Plate (if any)</source>
        <translation>车牌（可不填）</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人数</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>身份证</translation>
    </message>
    <message>
        <source>Write the ID number instead of the mobile</source>
        <translation>改填身份证号</translation>
    </message>
    <message>
        <source>Write the mobile instead of the ID number</source>
        <translation>改填手机号</translation>
    </message>
    <message>
        <source>Yes, change it</source>
        <translation>是，改过来</translation>
    </message>
    <message>
        <source>A slip will print</source>
        <translation>要打印临时证</translation>
    </message>
    <message>
        <source>Other plate</source>
        <translation>其他车牌</translation>
    </message>
    <message>
        <source>%1 years</source>
        <translation>%1 岁</translation>
    </message>
</context>
</TS>
