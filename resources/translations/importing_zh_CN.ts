<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ImportScreen</name>
    <message>
        <source>Lists</source>
        <translation>名单</translation>
    </message>
</context>
<context>
    <name>ShownImport</name>
    <message>
        <source>Import a list</source>
        <translation>导入名单</translation>
    </message>
    <message>
        <source>Drop a list here, or choose its file</source>
        <translation>把名单拖到这里，或选择文件</translation>
    </message>
    <message>
        <source>It needs a column with names, and the address in one column or in several.</source>
        <translation>要有姓名一列；住处可以是一列，也可以分成楼、单元、室几列。</translation>
    </message>
    <message>
        <source>xlsx, xls or csv; answers of a questionnaire as they were downloaded</source>
        <translation>支持 xlsx、xls、csv；问卷星下载的文件可直接导入</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>Touch a column to say what it holds.</source>
        <translation>点一列，可以改它是什么。</translation>
    </message>
    <message>
        <source>Passes are for, where the list does not say</source>
        <translation>名单没写类别的，按这一类办证</translation>
    </message>
    <message>
        <source>Check the rows</source>
        <translation>核对每一行</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Filled rows</source>
        <translation>有内容的行</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>读作</translation>
    </message>
    <message>
        <source>Columns of the list</source>
        <translation>名单的列</translation>
    </message>
    <message>
        <source>What the column holds</source>
        <translation>这一列是什么</translation>
    </message>
    <message>
        <source>Rows that are shown</source>
        <translation>显示的行</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reason, and how to mend it</source>
        <translation>原因和改法</translation>
    </message>
    <message>
        <source>Save the rows to mend</source>
        <translation>保存要修改的行</translation>
    </message>
    <message>
        <source>Another list</source>
        <translation>再导入一份</translation>
    </message>
    <message>
        <source>To printing</source>
        <translation>去打印</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Updated</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>没有变化</translation>
    </message>
    <message>
        <source>To mend</source>
        <translation>要修改</translation>
    </message>
    <message>
        <source>New passes</source>
        <translation>新办证</translation>
    </message>
    <message>
        <source>Not read</source>
        <translation>不读</translation>
    </message>
    <message>
        <source>Saved: %1. Mend the rows there and import that file.</source>
        <translation>已保存：%1。在表里改好后再导入这个文件。</translation>
    </message>
    <message>
        <source>The file of the list you had begun is not there: %1. Put it back, or choose it again; what you said of its columns is kept.</source>
        <translation>找不到您上次打开的名单文件：%1。请把文件放回原处，或重新选择；各列的设置已保留。</translation>
    </message>
    <message>
        <source>The file was changed since you began. Look at its columns again.</source>
        <translation>文件在您开始之后改过，请再看一遍各列。</translation>
    </message>
    <message>
        <source>Stopped: nothing was written.</source>
        <translation>已停止：什么都没有写入。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>正在读文件</translation>
    </message>
    <message>
        <source>Checking the rows</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>Writing the rows</source>
        <translation>正在写入</translation>
    </message>
    <message>
        <source>Saving the rows</source>
        <translation>正在保存</translation>
    </message>
    <message>
        <source>Taken in lately</source>
        <translation>最近导入</translation>
    </message>
    <message>
        <source>%1 new, %2 updated, %3 to mend, %4 new passes</source>
        <translation>新增 %1，更新 %2，待改 %3，新证 %4</translation>
    </message>
    <message>
        <source>What does the column “%1” hold?</source>
        <translation>“%1”这一列是什么？</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>请留意</translation>
    </message>
    <message>
        <source>Take %1 rows in</source>
        <translation>导入 %1 行</translation>
    </message>
    <message>
        <source>Issue missing passes</source>
        <translation>没有证的同时办证</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>其中重复</translation>
    </message>
    <message>
        <source>Issue %1 passes</source>
        <translation>办 %1 张证</translation>
    </message>
    <message>
        <source>Nothing new to take in</source>
        <translation>没有要导入的</translation>
    </message>
    <message>
        <source>The list is taken in</source>
        <translation>名单已导入</translation>
    </message>
    <message>
        <source>%1 passes wait to be printed.</source>
        <translation>%1 张证等着打印。</translation>
    </message>
    <message>
        <source>No new passes.</source>
        <translation>没有新办证。</translation>
    </message>
    <message>
        <source>%1 rows were left out; save them, mend them and import that file.</source>
        <translation>有 %1 行没有导入；请保存下来，改好后再导入那个文件。</translation>
    </message>
    <message>
        <source>Every row can be taken.</source>
        <translation>每一行都可以导入。</translation>
    </message>
    <message>
        <source>Nothing to look at.</source>
        <translation>没有要留意的。</translation>
    </message>
</context>
</TS>
