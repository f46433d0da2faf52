<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>SetupScreen</name>
    <message>
        <source>Set up the booth</source>
        <translation>设立岗亭</translation>
    </message>
    <message>
        <source>Please fill this in</source>
        <translation>请填写</translation>
    </message>
    <message>
        <source>4 to 6 digits</source>
        <translation>请输入 4 到 6 位数字</translation>
    </message>
    <message>
        <source>Too easy to guess; please choose another</source>
        <translation>太容易猜到，请换一个</translation>
    </message>
    <message>
        <source>Not the same as the first PIN; type it again</source>
        <translation>两次输入的 PIN 不一样，请再输一次</translation>
    </message>
    <message>
        <source>Once only; all of it can be changed later</source>
        <translation>只需一次，以后都能改</translation>
    </message>
    <message>
        <source>Name of the compound</source>
        <translation>小区名称</translation>
    </message>
    <message>
        <source>e.g. Sunny Brook</source>
        <translation>例：晴川里小区</translation>
    </message>
    <message>
        <source>Name of the gate</source>
        <translation>门岗名称</translation>
    </message>
    <message>
        <source>e.g. South gate</source>
        <translation>例：南门岗</translation>
    </message>
    <message>
        <source>Telephone of the booth (may stay empty)</source>
        <translation>岗亭电话（可不填）</translation>
    </message>
    <message>
        <source>Name of the first leader</source>
        <translation>值班长姓名</translation>
    </message>
    <message>
        <source>PIN of the leader, 4 to 6 digits</source>
        <translation>值班长的 PIN，4 到 6 位数字</translation>
    </message>
    <message>
        <source>The same PIN again</source>
        <translation>再输一次 PIN</translation>
    </message>
    <message>
        <source>The leader adds the other officers in the settings. Data stays on this machine; nothing is sent anywhere.</source>
        <translation>其他人员由值班长在“设置”里添加。数据只保存在本机，不会发送到任何地方。</translation>
    </message>
    <message>
        <source>Practise first</source>
        <translation>先练习一下</translation>
    </message>
    <message>
        <source>Open the booth</source>
        <translation>开始使用</translation>
    </message>
</context>
</TS>
