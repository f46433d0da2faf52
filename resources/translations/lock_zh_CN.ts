<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>LockScreen</name>
    <message>
        <source>%1 digits typed</source>
        <translation>已输入 %1 位</translation>
    </message>
    <message>
        <source>Scans waiting for the next officer: %1</source>
        <translation>待下一位值守人处理的扫码：%1 条</translation>
    </message>
    <message>
        <source>January</source>
        <translation>1</translation>
    </message>
    <message>
        <source>February</source>
        <translation>2</translation>
    </message>
    <message>
        <source>March</source>
        <translation>3</translation>
    </message>
    <message>
        <source>April</source>
        <translation>4</translation>
    </message>
    <message>
        <source>May</source>
        <translation>5</translation>
    </message>
    <message>
        <source>June</source>
        <translation>6</translation>
    </message>
    <message>
        <source>July</source>
        <translation>7</translation>
    </message>
    <message>
        <source>August</source>
        <translation>8</translation>
    </message>
    <message>
        <source>September</source>
        <translation>9</translation>
    </message>
    <message>
        <source>October</source>
        <translation>10</translation>
    </message>
    <message>
        <source>November</source>
        <translation>11</translation>
    </message>
    <message>
        <source>December</source>
        <translation>12</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month and day</comment>
        <translation>%1 月 %2 日</translation>
    </message>
    <message>
        <source>Choose who is on duty</source>
        <translation>请选择值守人</translation>
    </message>
    <message>
        <source>%1, please enter your PIN</source>
        <translation>%1，请输入 PIN</translation>
    </message>
    <message>
        <source>Try again in %1 s</source>
        <translation>请 %1 秒后再试</translation>
    </message>
    <message>
        <source>The booth is locked</source>
        <translation>岗亭已锁屏</translation>
    </message>
    <message>
        <source>Scans are still checked while locked; unlock to record</source>
        <translation>锁屏时仍可扫码验证，解锁后才能登记</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>确定</translation>
    </message>
    <message>
        <source>Not recorded</source>
        <translation>未登记</translation>
    </message>
    <message>
        <source>Previous officers</source>
        <translation>前面的值守人</translation>
    </message>
    <message>
        <source>More officers</source>
        <translation>更多值守人</translation>
    </message>
</context>
</TS>
