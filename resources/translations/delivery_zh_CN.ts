<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>DeliveryScreen</name>
    <message>
        <source>Delivery</source>
        <translation>配送</translation>
    </message>
    <message>
        <source>Choose who comes; the phone may be left out</source>
        <translation>点一下是谁，再点登记；手机尾号可不填</translation>
    </message>
    <message>
        <source>Deliveries and services</source>
        <translation>快递外卖</translation>
    </message>
    <message>
        <source>Who comes?</source>
        <translation>是谁来了</translation>
    </message>
    <message>
        <source>Where do they leave it?</source>
        <translation>放在哪里</translation>
    </message>
    <message>
        <source>They go in</source>
        <translation>进小区</translation>
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
        <source>Register</source>
        <translation>登记</translation>
    </message>
</context>
</TS>
