<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>AccountsExport</name>
    <message>
        <source>Accountant&apos;s workbook</source>
        <translation>会计工作簿</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选择文件</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Sales, returns, months and levels; the cover&apos;s totals balance by formula.</source>
        <translation>含消费、退货、按月和按星级各表；封面的合计用公式核对。</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Accounts {period}</source>
        <translation>账目 {period}</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
</context>
<context>
    <name>Acts</name>
    <message>
        <source>Old file accepted</source>
        <translation>接受旧文件</translation>
    </message>
    <message>
        <source>Benefit added</source>
        <translation>添加权益</translation>
    </message>
    <message>
        <source>Customer added</source>
        <translation>添加客户</translation>
    </message>
    <message>
        <source>Points by hand</source>
        <translation>人工增减积分</translation>
    </message>
    <message>
        <source>Old refused rows let go</source>
        <translation>清除旧的被拒绝行</translation>
    </message>
    <message>
        <source>Grading scheme applied</source>
        <translation>应用评级方案</translation>
    </message>
    <message>
        <source>Backup made</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Live scores followed the day</source>
        <translation>实时分随日更新</translation>
    </message>
    <message>
        <source>Due reviews run at start</source>
        <translation>启动时执行到期评定</translation>
    </message>
    <message>
        <source>Benchmark changed</source>
        <translation>更改基准</translation>
    </message>
    <message>
        <source>Contact changed</source>
        <translation>更改工单</translation>
    </message>
    <message>
        <source>Own password changed</source>
        <translation>更改自己的密码</translation>
    </message>
    <message>
        <source>Preferences changed</source>
        <translation>更改偏好</translation>
    </message>
    <message>
        <source>Setting changed</source>
        <translation>更改设置</translation>
    </message>
    <message>
        <source>Staff or roles changed</source>
        <translation>更改人员或角色</translation>
    </message>
    <message>
        <source>Contact closed</source>
        <translation>办结工单</translation>
    </message>
    <message>
        <source>Customers copied</source>
        <translation>复制客户</translation>
    </message>
    <message>
        <source>Saved view removed</source>
        <translation>删除视图</translation>
    </message>
    <message>
        <source>Backups of a former key removed</source>
        <translation>已删除旧密钥的备份</translation>
    </message>
    <message>
        <source>Benefit changed</source>
        <translation>更改权益</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>更改客户</translation>
    </message>
    <message>
        <source>Level by hand ended</source>
        <translation>结束人工调整</translation>
    </message>
    <message>
        <source>Person erased</source>
        <translation>删除客户资料</translation>
    </message>
    <message>
        <source>Accounts exported</source>
        <translation>导出账目</translation>
    </message>
    <message>
        <source>Log exported</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Customer list exported</source>
        <translation>导出客户表</translation>
    </message>
    <message>
        <source>Personal data handed out</source>
        <translation>交出个人资料</translation>
    </message>
    <message>
        <source>Computer no longer remembers</source>
        <translation>电脑不再记住密钥</translation>
    </message>
    <message>
        <source>Consent given</source>
        <translation>给予同意</translation>
    </message>
    <message>
        <source>File imported</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Whole phone numbers listed</source>
        <translation>列出完整手机号</translation>
    </message>
    <message>
        <source>Contact logged</source>
        <translation>登记工单</translation>
    </message>
    <message>
        <source>Benefit moved</source>
        <translation>移动权益</translation>
    </message>
    <message>
        <source>New recovery key made</source>
        <translation>生成新恢复密钥</translation>
    </message>
    <message>
        <source>Note added to a contact</source>
        <translation>补登记工单</translation>
    </message>
    <message>
        <source>Paper printed</source>
        <translation>打印单据</translation>
    </message>
    <message>
        <source>Customers kept too long erased</source>
        <translation>清除保存过久的客户</translation>
    </message>
    <message>
        <source>Satisfaction recorded</source>
        <translation>记满意度</translation>
    </message>
    <message>
        <source>Return recorded</source>
        <translation>记退货</translation>
    </message>
    <message>
        <source>Sale recorded</source>
        <translation>记消费</translation>
    </message>
    <message>
        <source>All customers graded</source>
        <translation>全部评级</translation>
    </message>
    <message>
        <source>New key for the shop</source>
        <translation>店铺换了密钥</translation>
    </message>
    <message>
        <source>Computer remembers the key</source>
        <translation>电脑记住密钥</translation>
    </message>
    <message>
        <source>Benefit removed</source>
        <translation>删除权益</translation>
    </message>
    <message>
        <source>Logo removed</source>
        <translation>去掉店标</translation>
    </message>
    <message>
        <source>ID number deleted</source>
        <translation>删除身份证号</translation>
    </message>
    <message>
        <source>All ID numbers deleted</source>
        <translation>删除全部身份证号</translation>
    </message>
    <message>
        <source>Saved view renamed</source>
        <translation>视图改名</translation>
    </message>
    <message>
        <source>Contact reopened</source>
        <translation>重开工单</translation>
    </message>
    <message>
        <source>ID number shown</source>
        <translation>显示身份证号</translation>
    </message>
    <message>
        <source>Backup brought back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Phone number shown</source>
        <translation>查看完整电话</translation>
    </message>
    <message>
        <source>Review run</source>
        <translation>执行定期评定</translation>
    </message>
    <message>
        <source>Paper saved as PDF</source>
        <translation>单据存为 PDF</translation>
    </message>
    <message>
        <source>Refused rows saved to a file</source>
        <translation>被拒绝的行存为文件</translation>
    </message>
    <message>
        <source>View saved</source>
        <translation>保存视图</translation>
    </message>
    <message>
        <source>Level set by hand</source>
        <translation>人工调整星级</translation>
    </message>
    <message>
        <source>Logo set</source>
        <translation>设置店标</translation>
    </message>
    <message>
        <source>ID number stored</source>
        <translation>保存身份证号</translation>
    </message>
    <message>
        <source>Tag given</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Contact taken back</source>
        <translation>撤回工单</translation>
    </message>
    <message>
        <source>Batch taken back</source>
        <translation>撤销批次</translation>
    </message>
    <message>
        <source>Change of a benefit taken back</source>
        <translation>撤销权益更改</translation>
    </message>
    <message>
        <source>Points by hand taken back</source>
        <translation>撤销人工增减积分</translation>
    </message>
    <message>
        <source>Return taken back</source>
        <translation>撤销退货</translation>
    </message>
    <message>
        <source>Tag taken away</source>
        <translation>去标签</translation>
    </message>
    <message>
        <source>Consent withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>Recovery key used</source>
        <translation>使用了恢复密钥</translation>
    </message>
    <message>
        <source>Whole phone number in the form</source>
        <translation>表单中显示完整手机号</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Approved by</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Points balance</source>
        <translation>积分余额</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Remembered computers</source>
        <translation>记住密码的电脑</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Old backups let go</source>
        <translation>删除的旧备份</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>应办日</translation>
    </message>
    <message>
        <source>Copy in another folder</source>
        <translation>另存到其他文件夹</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>记录</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响力</translation>
    </message>
    <message>
        <source>Evidence of influence</source>
        <translation>影响力的依据</translation>
    </message>
    <message>
        <source>With us since</source>
        <translation>入会日</translation>
    </message>
    <message>
        <source>Kept as</source>
        <translation>另存为</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>设置项</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Lines in the log before</source>
        <translation>之前日志的行数</translation>
    </message>
    <message>
        <source>People with a way in</source>
        <translation>能打开的人</translation>
    </message>
    <message>
        <source>End of the log before</source>
        <translation>之前日志的末尾</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Returns their order cannot carry</source>
        <translation>超出原单的退货</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>单据</translation>
    </message>
    <message>
        <source>New password for</source>
        <translation>新密码给</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>Reasons for potential</source>
        <translation>潜力的理由</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>Brought by</source>
        <translation>介绍人</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Review days moved</source>
        <translation>改期的评定日</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二位置</translation>
    </message>
    <message>
        <source>Shares a phone number</source>
        <translation>与人共用手机号</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>What the customer wants</source>
        <translation>客户的诉求</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Known already</source>
        <translation>已有</translation>
    </message>
    <message>
        <source>Total amount</source>
        <translation>总金额</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>未变</translation>
    </message>
    <message>
        <source>Brought up to date</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Sales without a customer</source>
        <translation>没有客户的消费</translation>
    </message>
    <message>
        <source>Of these with a name alone</source>
        <translation>其中只有姓名的</translation>
    </message>
</context>
<context>
    <name>ApplyDialog</name>
    <message>
        <source>After applying</source>
        <translation>应用之后</translation>
    </message>
    <message>
        <source>Customers graded anew</source>
        <translation>重新评级的客户</translation>
    </message>
    <message>
        <source>Benefits of a year</source>
        <translation>一年的权益成本</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Next review days that move</source>
        <translation>改变的下次评定日</translation>
    </message>
    <message>
        <source>Can be taken back</source>
        <translation>可以撤销</translation>
    </message>
    <message>
        <source>as one batch</source>
        <translation>作为一个批次</translation>
    </message>
    <message>
        <source>{count}: to {first}</source>
        <translation>{count} 个，改到 {first}</translation>
    </message>
    <message>
        <source>{count}: to {first} up to {last}</source>
        <translation>{count} 个，改到 {first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>ApprovalDialog</name>
    <message>
        <source>A second person approves</source>
        <translation>请第二人批准</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>批准</translation>
    </message>
    <message>
        <source>Who approves</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Their password</source>
        <translation>批准人的密码</translation>
    </message>
    <message>
        <source>The log keeps both names. Nothing typed before is lost.</source>
        <translation>日志会记下两人的登录名。已填的内容不会丢。</translation>
    </message>
    <message>
        <source>Nobody else may approve. The owner gives the right under Roles.</source>
        <translation>没有别人可以批准。店主在“角色”里给这项权限。</translation>
    </message>
</context>
<context>
    <name>Approvals</name>
    <message>
        <source>Setting a level by hand</source>
        <translation>人工调整星级</translation>
    </message>
    <message>
        <source>Points given or taken by hand</source>
        <translation>人工增减积分</translation>
    </message>
    <message>
        <source>Exports and printed lists</source>
        <translation>导出和打印名单</translation>
    </message>
    <message>
        <source>Returns over an amount</source>
        <translation>超过金额的退货</translation>
    </message>
    <message>
        <source>Erasing a customer</source>
        <translation>删除客户</translation>
    </message>
</context>
<context>
    <name>AreaChart</name>
    <message>
        <source>Level share over time</source>
        <translation>星级占比走势</translation>
    </message>
    <message>
        <source>end of each month</source>
        <translation>每月月底</translation>
    </message>
    <message>
        <source>Click to see who moved that month.</source>
        <translation>点一下看当月谁升谁降。</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Share of each level</source>
        <translation>各星级占比</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>没有客户</translation>
    </message>
</context>
<context>
    <name>Argparse</name>
    <message>
        <source>usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>positional arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>show this help message and exit</source>
        <translation>显示这份说明</translation>
    </message>
    <message>
        <source>the following arguments are required: %s</source>
        <translation>缺少参数：%s</translation>
    </message>
    <message>
        <source>unrecognized arguments: %s</source>
        <translation>不认得的参数：%s</translation>
    </message>
    <message>
        <source>argument %(argument_name)s: %(message)s</source>
        <translation>参数 %(argument_name)s：%(message)s</translation>
    </message>
    <message>
        <source>expected one argument</source>
        <translation>要有一个值</translation>
    </message>
    <message>
        <source>expected at least one argument</source>
        <translation>至少要有一个值</translation>
    </message>
    <message>
        <source>expected at most one argument</source>
        <translation>最多只能有一个值</translation>
    </message>
    <message>
        <source>ignored explicit argument %r</source>
        <translation>不该有的值 %r</translation>
    </message>
    <message>
        <source>not allowed with argument %s</source>
        <translation>不能和 %s 一起用</translation>
    </message>
    <message>
        <source>invalid choice: %(value)r (choose from %(choices)s)</source>
        <translation>不能是 %(value)r（可选 %(choices)s）</translation>
    </message>
    <message>
        <source>ambiguous option: %(option)s could match %(matches)s</source>
        <translation>选项 %(option)s 不明确，可能是 %(matches)s</translation>
    </message>
    <message>
        <source>unknown parser %(parser_name)r (choices: %(choices)s)</source>
        <translation>没有命令 %(parser_name)r（可选 %(choices)s）</translation>
    </message>
    <message>
        <source>%(prog)s: error: %(message)s
</source>
        <translation>%(prog)s：错误：%(message)s
</translation>
    </message>
</context>
<context>
    <name>Audit</name>
    <message>
        <source>Audit log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Batch {number}</source>
        <translation>批次 {number}</translation>
    </message>
    <message>
        <source>Version {number}</source>
        <translation>第 {number} 版</translation>
    </message>
    <message>
        <source>Erased person {number}</source>
        <translation>已删除的客户 {number}</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>权益单</translation>
    </message>
    <message>
        <source>Rule sheet</source>
        <translation>规则页</translation>
    </message>
    <message>
        <source>Explanation of a level</source>
        <translation>星级说明</translation>
    </message>
    <message>
        <source>Levels over the months</source>
        <translation>各月星级</translation>
    </message>
    <message>
        <source>as PDF</source>
        <translation>存为 PDF</translation>
    </message>
    <message>
        <source>on the printer</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>with the recovery key</source>
        <translation>用恢复密钥</translation>
    </message>
</context>
<context>
    <name>AuditPage</name>
    <message>
        <source>Log</source>
        <translation>审计日志</translation>
    </message>
    <message>
        <source>Nobody can change it; what is personal goes with the person.</source>
        <translation>谁都改不了；个人内容随客户一起删除。</translation>
    </message>
    <message>
        <source>Show older lines</source>
        <translation>显示更早的记录</translation>
    </message>
    <message>
        <source>Customer, reason or value</source>
        <translation>客户、原因或内容</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>所有人</translation>
    </message>
    <message>
        <source>Every act</source>
        <translation>所有操作</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Find a line</source>
        <translation>查找记录</translation>
    </message>
    <message>
        <source>Export the log</source>
        <translation>导出日志</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>No line answers this.</source>
        <translation>没有符合的记录。</translation>
    </message>
    <message>
        <source>A wider filter finds more.</source>
        <translation>放宽筛选可以找到更多。</translation>
    </message>
    <message>
        <source>Log {day}</source>
        <translation>审计日志 {day}</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Wrote the log.</source>
        <translation>日志已写出。</translation>
    </message>
</context>
<context>
    <name>AuditSide</name>
    <message>
        <source>Being checked</source>
        <translation>正在核对</translation>
    </message>
    <message>
        <source>The log itself</source>
        <translation>日志本身</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>The chosen line</source>
        <translation>选中的记录</translation>
    </message>
    <message>
        <source>Whole</source>
        <translation>完好</translation>
    </message>
    <message>
        <source>Every line is as it was written.</source>
        <translation>每条记录都与写下时一致。</translation>
    </message>
    <message>
        <source>%Ln line(s) changed</source>
        <translation>%Ln 条记录被改</translation>
    </message>
    <message>
        <source>Somebody tampered with them. Numbers: {numbers}</source>
        <translation>有人动过手脚。编号：{numbers}</translation>
    </message>
    <message>
        <source>Nothing was done that is watched.</source>
        <translation>没有需要留意的操作。</translation>
    </message>
    <message>
        <source>unusual; usually {count}</source>
        <translation>异常；平时 {count}</translation>
    </message>
    <message>
        <source>usually {count}</source>
        <translation>平时 {count}</translation>
    </message>
    <message>
        <source>None is chosen.</source>
        <translation>没有选中记录。</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>About</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>erased with the person</source>
        <translation>已随客户删除</translation>
    </message>
</context>
<context>
    <name>BacktestDialog</name>
    <message>
        <source>Back-test</source>
        <translation>回测</translation>
    </message>
    <message>
        <source>As the shop was on {day}; the year to {until} is what followed.</source>
        <translation>以 {day} 时的店铺为准，对照此后到 {until} 的一年。</translation>
    </message>
    <message>
        <source>On trial</source>
        <translation>试算方案</translation>
    </message>
    <message>
        <source>In force</source>
        <translation>现行方案</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Too little data for a judgement.</source>
        <translation>数据不足，无法判断。</translation>
    </message>
    <message>
        <source>Rank correlation of score and later spend: {figure}</source>
        <translation>得分与后来消费的排名相关：{figure}</translation>
    </message>
    <message>
        <source>Too little data: {customers} a year ago, 30 are needed.</source>
        <translation>数据不足：一年前只有 {customers}，至少要 30 位。</translation>
    </message>
    <message>
        <source>The trial knew better who would buy, by {figure}.</source>
        <translation>试算方案看得更准，高出 {figure}。</translation>
    </message>
    <message>
        <source>The scheme in force knew better who would buy, by {figure}.</source>
        <translation>现行方案看得更准，高出 {figure}。</translation>
    </message>
    <message>
        <source>Both knew equally well who would buy.</source>
        <translation>两个方案看得一样准。</translation>
    </message>
</context>
<context>
    <name>BackupUnlock</name>
    <message>
        <source>This backup has a key of its own</source>
        <translation>这份备份有自己的密钥</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Type the password that was in force when it was made, or the recovery key.</source>
        <translation>请输入备份当时的密码，或恢复密钥。</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>No backup here holds the data.</source>
        <translation>这里没有含这些资料的备份。</translation>
    </message>
    <message>
        <source>Backups that still hold the data: {count}; the last is gone by {until}.</source>
        <translation>仍含这些资料的备份：{count} 份；最后一份最迟 {until} 消失。</translation>
    </message>
    <message>
        <source>The second place is not there now; what it holds is not counted.</source>
        <translation>第二位置现在不在，那里的备份没有计入。</translation>
    </message>
    <message>
        <source>Copies made into other folders: {copies}, the last on {last}; remove them yourself.</source>
        <translation>另存到其他文件夹的副本：{copies} 份，最近一次在 {last}；请自行删除。</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Batches</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Grading scheme</source>
        <translation>评级方案</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>%Ln new</source>
        <translation>新增 %Ln</translation>
    </message>
    <message>
        <source>%Ln changed</source>
        <translation>更新 %Ln</translation>
    </message>
    <message>
        <source>%Ln refused</source>
        <translation>未导入 %Ln</translation>
    </message>
    <message>
        <source>%Ln rise</source>
        <translation>升 %Ln 位</translation>
    </message>
    <message>
        <source>%Ln fall</source>
        <translation>降 %Ln 位</translation>
    </message>
    <message>
        <source>%Ln levels changed</source>
        <translation>%Ln 位星级变动</translation>
    </message>
    <message>
        <source>undone {moment}</source>
        <translation>{moment} 已撤销</translation>
    </message>
    <message>
        <source>can be undone</source>
        <translation>可撤销</translation>
    </message>
</context>
<context>
    <name>BeforeAfter</name>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>Trial</source>
        <translation>试算</translation>
    </message>
</context>
<context>
    <name>Benchmark</name>
    <message>
        <source>Bought again within a year</source>
        <translation>一年内再次消费</translation>
    </message>
    <message>
        <source>Purchases a year, of those who bought</source>
        <translation>消费客户的年均消费次数</translation>
    </message>
</context>
<context>
    <name>BenchmarkDialog</name>
    <message>
        <source>Figures of others</source>
        <translation>同行数据</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Of which day</source>
        <translation>数据日期</translation>
    </message>
    <message>
        <source>Share of each level, in percent</source>
        <translation>各星级占比（%）</translation>
    </message>
    <message>
        <source>Bought again within a year, in percent</source>
        <translation>一年内再次消费（%）</translation>
    </message>
    <message>
        <source>Purchases a year</source>
        <translation>年均消费次数</translation>
    </message>
</context>
<context>
    <name>BenefitModel</name>
    <message>
        <source>New benefit</source>
        <translation>新权益</translation>
    </message>
    <message>
        <source>Nobody gets this: the scheme has no level {level} now.</source>
        <translation>无人享有：方案中现在没有第 {level} 级。</translation>
    </message>
    <message>
        <source>from here up</source>
        <translation>自此星级起</translation>
    </message>
    <message>
        <source>only here</source>
        <translation>仅此星级</translation>
    </message>
    <message>
        <source>passed up</source>
        <translation>由低星级延续</translation>
    </message>
</context>
<context>
    <name>BenefitsPage</name>
    <message>
        <source>Benefits by level</source>
        <translation>各星级的权益</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Space on a level: given from there on; again: only there. Enter types, Alt and arrows move a row, Delete removes it.</source>
        <translation>在星级格按空格：自该星级起享有；再按：仅该星级享有。Enter 输入，Alt 加方向键移动，Delete 移除。</translation>
    </message>
    <message>
        <source>Rule sheet…</source>
        <translation>规则说明…</translation>
    </message>
    <message>
        <source>Add a benefit</source>
        <translation>添加权益</translation>
    </message>
    <message>
        <source>Undo the last change</source>
        <translation>撤销上一次修改</translation>
    </message>
    <message>
        <source>Choose the shop&apos;s logo…</source>
        <translation>选择店铺标志…</translation>
    </message>
    <message>
        <source>Remove the shop&apos;s logo</source>
        <translation>移除店铺标志</translation>
    </message>
    <message>
        <source>Cost a year</source>
        <translation>年成本</translation>
    </message>
    <message>
        <source>Benefit</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%n benefit(s)</source>
        <translation>%n 项权益</translation>
    </message>
    <message>
        <source>%n of levels not in use</source>
        <translation>其中 %n 项所属星级未启用</translation>
    </message>
    <message>
        <source>{count}, {rest}</source>
        <translation>{count}，{rest}</translation>
    </message>
    <message>
        <source>Nothing is given at: {levels}</source>
        <translation>以下星级没有任何权益：{levels}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>No level gives anything yet.</source>
        <translation>各星级都还没有权益。</translation>
    </message>
    <message>
        <source>Write down what customers of a level get; they read it on their statement.</source>
        <translation>写下各星级客户享有什么，客户会在权益单上看到。</translation>
    </message>
    <message>
        <source>Benefit added</source>
        <translation>已添加权益</translation>
    </message>
    <message>
        <source>Benefit changed</source>
        <translation>已修改权益</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Benefit moved</source>
        <translation>已移动权益</translation>
    </message>
    <message>
        <source>Benefit removed</source>
        <translation>已移除权益</translation>
    </message>
    <message>
        <source>Change taken back</source>
        <translation>已撤销修改</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <source>The shop&apos;s logo</source>
        <translation>店铺标志</translation>
    </message>
    <message>
        <source>Papers carry the new logo</source>
        <translation>单据将使用新标志</translation>
    </message>
    <message>
        <source>Papers carry no logo now</source>
        <translation>单据不再使用标志</translation>
    </message>
</context>
<context>
    <name>BesideChart</name>
    <message>
        <source>dashed: {source}, {day}</source>
        <translation>虚线：{source}，{day}</translation>
    </message>
    <message>
        <source>Share of each level, own and others</source>
        <translation>各星级占比：本店与同行</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>同行</translation>
    </message>
</context>
<context>
    <name>BoundsChart</name>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} 到 {high}</translation>
    </message>
    <message>
        <source>Live scores</source>
        <translation>实时分分布</translation>
    </message>
    <message>
        <source>drag a line, or arrows: 0.5, with Shift 5</source>
        <translation>拖动竖线改下限，方向键 0.5，加 Shift 5</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>{name} from {bound}</source>
        <translation>{name} {bound} 起</translation>
    </message>
    <message>
        <source>Live scores of {customers}. {bounds}.</source>
        <translation>{customers}的实时分分布。{bounds}。</translation>
    </message>
</context>
<context>
    <name>BoundsPanel</name>
    <message>
        <source>lowest level left</source>
        <translation>左边是最低星级</translation>
    </message>
    <message>
        <source>Customers per level</source>
        <translation>各星级客户数，前后对比</translation>
    </message>
    <message>
        <source>Yearly cost of benefits</source>
        <translation>年度权益成本</translation>
    </message>
    <message>
        <source>No benefit has a cost yet.</source>
        <translation>权益还没有填成本。</translation>
    </message>
    <message>
        <source>as now</source>
        <translation>与现在相同</translation>
    </message>
    <message>
        <source>{change} against now</source>
        <translation>与现在相比 {change}</translation>
    </message>
    <message>
        <source>No level is empty, none holds more than {share} %.</source>
        <translation>没有空的星级，也没有哪一级超过 {share} %。</translation>
    </message>
    <message>
        <source>{name} would hold nobody.</source>
        <translation>{name}将没有一位客户。</translation>
    </message>
    <message>
        <source>{name} would hold {share} % of all customers.</source>
        <translation>{name}将占全部客户的 {share} %。</translation>
    </message>
</context>
<context>
    <name>BringForm</name>
    <message>
        <source>Its folder, its shop.db, or a stick with several backups.</source>
        <translation>备份的文件夹、其中的 shop.db，或存有多份备份的 U 盘。</translation>
    </message>
    <message>
        <source>Which one</source>
        <translation>哪一份</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Folder on this computer</source>
        <translation>这台电脑上的文件夹</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Bring a backup to this computer</source>
        <translation>把备份恢复到这台电脑</translation>
    </message>
    <message>
        <source>Folder of the backup</source>
        <translation>备份所在的文件夹</translation>
    </message>
    <message>
        <source>Backups (*.db)</source>
        <translation>备份 (*.db)</translation>
    </message>
    <message>
        <source>File of the backup</source>
        <translation>备份文件</translation>
    </message>
    <message>
        <source>There is no backup here.</source>
        <translation>这里没有备份。</translation>
    </message>
    <message>
        <source>Bring it here</source>
        <translation>恢复到这里</translation>
    </message>
    <message>
        <source>Look into it</source>
        <translation>查看内容</translation>
    </message>
    <message>
        <source>{customers}, {sales}, {amount}</source>
        <translation>{customers}，{sales}，{amount}</translation>
    </message>
    <message>
        <source>Made {moment}, checked page by page.</source>
        <translation>备份于 {moment}，已逐页检查。</translation>
    </message>
</context>
<context>
    <name>CardActs</name>
    <message>
        <source>Contact</source>
        <translation>登记工单</translation>
    </message>
    <message>
        <source>Statement</source>
        <translation>权益单</translation>
    </message>
</context>
<context>
    <name>CardAlerts</name>
    <message>
        <source>%n more</source>
        <translation>还有 %n</translation>
    </message>
    <message>
        <source>Birthday today</source>
        <translation>今天生日</translation>
    </message>
    <message>
        <source>Birthday in %n day(s)</source>
        <translation>%n 天后生日</translation>
    </message>
    <message>
        <source>Open complaint</source>
        <translation>投诉处理中</translation>
    </message>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>A child</source>
        <translation>未成年</translation>
    </message>
    <message>
        <source>About to fall</source>
        <translation>可能降级</translation>
    </message>
    <message>
        <source>One visit short</source>
        <translation>只差一次</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>{what}; helps: {way}</source>
        <translation>{what}；可以：{way}</translation>
    </message>
    <message>
        <source>below {level}, review on {day}</source>
        <translation>实时分低于{level}，{day} 评定</translation>
    </message>
    <message>
        <source>a guardian has to agree</source>
        <translation>须由监护人同意</translation>
    </message>
    <message>
        <source>of {level}</source>
        <translation>再来一次升{level}</translation>
    </message>
</context>
<context>
    <name>CardBenefits</name>
    <message>
        <source>Benefits</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>All %n</source>
        <translation>全部 %n 项</translation>
    </message>
    <message>
        <source>This level has no benefits yet; the owner adds them.</source>
        <translation>这一级还没有权益，由店主添加。</translation>
    </message>
</context>
<context>
    <name>CardCases</name>
    <message>
        <source>Open contacts</source>
        <translation>未结的工单</translation>
    </message>
    <message>
        <source>All %n</source>
        <translation>全部 %n 条</translation>
    </message>
    <message>
        <source>None; F6 logs one.</source>
        <translation>没有；F6 可记。</translation>
    </message>
    <message>
        <source>%n day(s) over</source>
        <translation>超时 %n 天</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>due {day}</source>
        <translation>{day} 到期</translation>
    </message>
</context>
<context>
    <name>CardHead</name>
    <message>
        <source>Not graded yet</source>
        <translation>尚未评级</translation>
    </message>
    <message>
        <source>Show the phone number</source>
        <translation>看手机号</translation>
    </message>
    <message>
        <source>No phone known</source>
        <translation>没有手机号</translation>
    </message>
    <message>
        <source>with us {time}</source>
        <translation>来店 {time}</translation>
    </message>
    <message>
        <source>last visit {ago}</source>
        <translation>{ago}来过</translation>
    </message>
    <message>
        <source>no purchase yet</source>
        <translation>还没有消费</translation>
    </message>
    <message>
        <source>next review {day}</source>
        <translation>下次评级 {day}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{level} means: {benefits}</source>
        <translation>{level}意味着：{benefits}</translation>
    </message>
</context>
<context>
    <name>CardHint</name>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>clear</source>
        <translation>清空</translation>
    </message>
    <message>
        <source>Type to find a customer.</source>
        <translation>直接输入即可查找客户。</translation>
    </message>
    <message>
        <source>Two characters, initials, the last four digits or the customer number.</source>
        <translation>两个字、拼音首字母、手机后四位或客户号。</translation>
    </message>
    <message>
        <source>Nobody is found for &quot;{typed}&quot;.</source>
        <translation>没有找到“{typed}”。</translation>
    </message>
    <message>
        <source>Fewer letters find more. A new customer is added at once.</source>
        <translation>少打几个字能找到更多；新客户可以马上建档。</translation>
    </message>
    <message>
        <source>No customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>Add the first one, or import a list on the Data page.</source>
        <translation>先建第一位，或在数据页导入名单。</translation>
    </message>
    <message>
        <source>Add customer</source>
        <translation>新建客户</translation>
    </message>
    <message>
        <source>Import a list</source>
        <translation>导入名单</translation>
    </message>
</context>
<context>
    <name>CardPoints</name>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Give or take</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>明细</translation>
    </message>
</context>
<context>
    <name>CardPreferences</name>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Consent</source>
        <translation>同意与资料</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Said</source>
        <translation>说过</translation>
    </message>
    <message>
        <source>nothing yet</source>
        <translation>还没有</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Often buys</source>
        <translation>常买</translation>
    </message>
    <message>
        <source>not agreed</source>
        <translation>未同意</translation>
    </message>
    <message>
        <source>Offers by</source>
        <translation>优惠告知</translation>
    </message>
</context>
<context>
    <name>CardScore</name>
    <message>
        <source>no purchases yet</source>
        <translation>还没有消费</translation>
    </message>
    <message>
        <source>confidence {share} %</source>
        <translation>把握 {share} %</translation>
    </message>
    <message>
        <source>Live score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>/ 100</source>
        <translation>/ 100</translation>
    </message>
    <message>
        <source>/ 100, {level} from {lower}</source>
        <translation>/ 100，{level}从 {lower} 起</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>very low</source>
        <translation>很低</translation>
    </message>
    <message>
        <source>low</source>
        <translation>较低</translation>
    </message>
    <message>
        <source>middling</source>
        <translation>中等</translation>
    </message>
    <message>
        <source>high</source>
        <translation>较高</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>很高</translation>
    </message>
    <message>
        <source>%n time(s)</source>
        <translation>%n 次</translation>
    </message>
    <message>
        <source>%n day(s)</source>
        <translation>%n 天</translation>
    </message>
    <message>
        <source>%n kind(s)</source>
        <translation>%n 类</translation>
    </message>
    <message>
        <source>{years} years</source>
        <translation>{years} 年</translation>
    </message>
</context>
<context>
    <name>CardTimeline</name>
    <message>
        <source>Timeline</source>
        <translation>往来</translation>
    </message>
    <message>
        <source>All %n</source>
        <translation>全部 %n 条</translation>
    </message>
    <message>
        <source>Nothing recorded yet.</source>
        <translation>还没有记录。</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未完</translation>
    </message>
    <message>
        <source>Rose to {level}</source>
        <translation>升为{level}</translation>
    </message>
    <message>
        <source>Fell to {level}</source>
        <translation>降为{level}</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>{goods}, {channel}</source>
        <translation>{goods}，{channel}</translation>
    </message>
</context>
<context>
    <name>CardWayUp</name>
    <message>
        <source>The highest level.</source>
        <translation>已是最高星级。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Larger purchases lead there.</source>
        <translation>多买一些就能升上去。</translation>
    </message>
    <message>
        <source>Not by purchases alone.</source>
        <translation>只靠消费升不上去。</translation>
    </message>
    <message>
        <source>Without a purchase the live level falls on {day} at the latest.</source>
        <translation>如果不再消费，最迟 {day} 起实时星级会低一级。</translation>
    </message>
    <message>
        <source>Without a purchase the live level falls on {day}.</source>
        <translation>如果不再消费，{day} 起实时星级会下降。</translation>
    </message>
    <message>
        <source>Close to {level}</source>
        <translation>离{level}只差一点</translation>
    </message>
    <message>
        <source>To {level}</source>
        <translation>离{level}还差</translation>
    </message>
    <message>
        <source>%n more visit(s)</source>
        <translation>再来 %n 次</translation>
    </message>
    <message>
        <source>at most %n more visit(s)</source>
        <translation>最多再来 %n 次</translation>
    </message>
    <message>
        <source>at most %n visit(s) as usual</source>
        <translation>照常最多再来 %n 次</translation>
    </message>
    <message>
        <source>%n visit(s) as usual</source>
        <translation>照常再来 %n 次</translation>
    </message>
    <message>
        <source>spend {amount} more</source>
        <translation>再消费 {amount}</translation>
    </message>
</context>
<context>
    <name>CaseActs</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Logged case {case}.</source>
        <translation>已登记工单 {case}。</translation>
    </message>
    <message>
        <source>Changed case {case}.</source>
        <translation>已修改工单 {case}。</translation>
    </message>
    <message>
        <source>Closed case {case}.</source>
        <translation>已关闭工单 {case}。</translation>
    </message>
    <message>
        <source>Add a note</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>What was said or done</source>
        <translation>说了什么，做了什么</translation>
    </message>
    <message>
        <source>Noted in case {case}.</source>
        <translation>已补记到工单 {case}。</translation>
    </message>
    <message>
        <source>Reopen case {case}</source>
        <translation>重开工单 {case}</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>What is still to be done</source>
        <translation>还要做什么</translation>
    </message>
    <message>
        <source>Reopened case {case}.</source>
        <translation>已重开工单 {case}。</translation>
    </message>
    <message>
        <source>Recorded {mark} of 5.</source>
        <translation>已记满意度 {mark} 分（满分 5 分）。</translation>
    </message>
    <message>
        <source>Took back case {case}.</source>
        <translation>已撤回工单 {case}。</translation>
    </message>
</context>
<context>
    <name>CaseCourse</name>
    <message>
        <source>Logged</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>In hand</source>
        <translation>处理</translation>
    </message>
    <message>
        <source>Customer told</source>
        <translation>告知客户</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>CaseDialog</name>
    <message>
        <source>What the customer wants</source>
        <translation>客户要什么</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>办结日</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Change case {case}</source>
        <translation>修改工单 {case}</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>登记工单</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>Up and down move the day; empty is without one.</source>
        <translation>上下键改一天；留空就是不限日期。</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
</context>
<context>
    <name>CasePanel</name>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>No case is chosen.</source>
        <translation>没有选中工单。</translation>
    </message>
    <message>
        <source>Choose one at the left; it is shown here with its course.</source>
        <translation>在左边选一件，这里显示它和它的经过。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>Course</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Bought lately</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>No. {case}</source>
        <translation>{case} 号</translation>
    </message>
    <message>
        <source>Show this customer</source>
        <translation>查看这位客户</translation>
    </message>
    <message>
        <source>{channel}, {when}, logged by {who}</source>
        <translation>{channel}，{when}，{who} 登记</translation>
    </message>
    <message>
        <source>Who sees to it</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>暂无</translation>
    </message>
    <message>
        <source>How it came</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>none in the scheme&apos;s window</source>
        <translation>统计期内没有</translation>
    </message>
    <message>
        <source>%n purchase(s)</source>
        <translation>%n 次</translation>
    </message>
    <message>
        <source>last {when}</source>
        <translation>最近一次：{when}</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Returned: {goods}</source>
        <translation>退货：{goods}</translation>
    </message>
</context>
<context>
    <name>CaseWords</name>
    <message>
        <source>{kind} {case}, {name}</source>
        <translation>{kind} {case}，{name}</translation>
    </message>
    <message>
        <source>closed {day}</source>
        <translation>{day} 办结</translation>
    </message>
    <message>
        <source>no due day</source>
        <translation>不限日期</translation>
    </message>
    <message>
        <source>due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Closed on {day}.</source>
        <translation>{day} 办结。</translation>
    </message>
    <message>
        <source>The customer was told on {day}.</source>
        <translation>{day} 已告知客户。</translation>
    </message>
    <message>
        <source>No due day was set.</source>
        <translation>没有设办结日。</translation>
    </message>
    <message>
        <source>Was to be done by {day}.</source>
        <translation>应在 {day} 前办结。</translation>
    </message>
    <message>
        <source>To be done today.</source>
        <translation>今天办结。</translation>
    </message>
    <message>
        <source>To be done by {day}.</source>
        <translation>{day} 前办结。</translation>
    </message>
    <message>
        <source>%n day(s) over</source>
        <translation>超时 %n 天</translation>
    </message>
    <message>
        <source>%n day(s) left</source>
        <translation>剩 %n 天</translation>
    </message>
    <message>
        <source>{field}: {before} → {now}</source>
        <translation>{field}：{before} → {now}</translation>
    </message>
    <message>
        <source>Satisfied: {mark} of 5. {words}</source>
        <translation>满意度 {mark} 分（满分 5 分）。{words}</translation>
    </message>
</context>
<context>
    <name>Cases</name>
    <message>
        <source>Overdue</source>
        <translation>已超时</translation>
    </message>
    <message>
        <source>Complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>After-sale</source>
        <translation>售后</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>咨询</translation>
    </message>
    <message>
        <source>Return visit</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Suggestion</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>在线</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>待办</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>已撤回</translation>
    </message>
    <message>
        <source>Logged</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Noted</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Due today</source>
        <translation>今天到期</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>之后</translation>
    </message>
</context>
<context>
    <name>ChangeTable</name>
    <message>
        <source>What changes</source>
        <translation>改动</translation>
    </message>
    <message>
        <source>What</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>原来</translation>
    </message>
    <message>
        <source>New</source>
        <translation>改为</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message>
        <source>Shop</source>
        <translation>门店</translation>
    </message>
    <message>
        <source>Online shop</source>
        <translation>网上商城</translation>
    </message>
    <message>
        <source>App</source>
        <translation>APP</translation>
    </message>
    <message>
        <source>Social media</source>
        <translation>社交平台</translation>
    </message>
    <message>
        <source>Customer service</source>
        <translation>客服</translation>
    </message>
</context>
<context>
    <name>Chart</name>
    <message>
        <source>Save, copy, table</source>
        <translation>保存、复制、表格</translation>
    </message>
    <message>
        <source>Show the chart</source>
        <translation>显示图表</translation>
    </message>
    <message>
        <source>Show as a table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save as a file…</source>
        <translation>存为文件…</translation>
    </message>
    <message>
        <source>Picture (*.png);;Drawing (*.svg);;PDF (*.pdf)</source>
        <translation>图片 (*.png);;矢量图 (*.svg);;PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Save the chart</source>
        <translation>保存图表</translation>
    </message>
</context>
<context>
    <name>ChartPanel</name>
    <message>
        <source>Customers by level</source>
        <translation>各星级客户数</translation>
    </message>
    <message>
        <source>{count} in all</source>
        <translation>共 {count}</translation>
    </message>
    <message>
        <source>Click to see only these; again for all.</source>
        <translation>点一下只看这些，再点看全部。</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>In all</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Net spend by level</source>
        <translation>各星级净消费</translation>
    </message>
    <message>
        <source>Net spend</source>
        <translation>净消费</translation>
    </message>
    <message>
        <source>Live scores</source>
        <translation>实时分分布</translation>
    </message>
    <message>
        <source>{count} graded</source>
        <translation>已评 {count}</translation>
    </message>
    <message>
        <source>Live score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>ever</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>last 12 months</source>
        <translation>近 12 个月</translation>
    </message>
    <message>
        <source>last %Ln day(s)</source>
        <translation>近 %Ln 天</translation>
    </message>
    <message>
        <source>{parts}; {total} in all.</source>
        <translation>{parts}；共 {total}。</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message>
        <source>StarDesk, the customer desk of a small shop. Without a command it opens its window.</source>
        <translation>StarDesk 星客管家，小店的客户管理。不带命令则打开窗口。</translation>
    </message>
    <message>
        <source>the shop&apos;s folder (else STARDESK_SHOP, else the user&apos;s data folder)</source>
        <translation>店铺文件夹（否则取 STARDESK_SHOP，再否则取用户数据文件夹）</translation>
    </message>
    <message>
        <source>who signs in (else STARDESK_LOGIN, else the only user); the password comes from STARDESK_PASSWORD, the system&apos;s key store or a prompt</source>
        <translation>谁登录（否则取 STARDESK_LOGIN，再否则取唯一的用户）；密码取自 STARDESK_PASSWORD、系统密钥库或现场输入</translation>
    </message>
    <message>
        <source>who approves what needs a second person here; their password comes from STARDESK_APPROVER_PASSWORD</source>
        <translation>须经第二人批准的操作由谁批准；密码取自 STARDESK_APPROVER_PASSWORD</translation>
    </message>
    <message>
        <source>the business day to work on (else today)</source>
        <translation>营业日（否则为今天）</translation>
    </message>
    <message>
        <source>the language of messages (else the system&apos;s)</source>
        <translation>文字的语言（否则随系统）</translation>
    </message>
    <message>
        <source>give the result as JSON on standard output</source>
        <translation>把结果以 JSON 输出</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>the channel, such as shop or app (else shop)</source>
        <translation>渠道，如 shop 或 app（否则为 shop）</translation>
    </message>
    <message>
        <source>a scheme file (TOML)</source>
        <translation>评级方案文件（TOML）</translation>
    </message>
    <message>
        <source>the customer&apos;s number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>create an encrypted shop and print its recovery key once</source>
        <translation>创建加密的店铺，恢复密钥只显示一次</translation>
    </message>
    <message>
        <source>the name of the shop</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>its currency (else CNY)</source>
        <translation>货币（否则为 CNY）</translation>
    </message>
    <message>
        <source>the grading scheme to start with (else stars5)</source>
        <translation>起始的评级方案（否则为 stars5）</translation>
    </message>
    <message>
        <source>the owner&apos;s login (else owner)</source>
        <translation>店主的登录名（否则为 owner）</translation>
    </message>
    <message>
        <source>do not encrypt: whoever has the file can read every customer</source>
        <translation>不加密：谁拿到文件都能看到所有客户</translation>
    </message>
    <message>
        <source>create a demo shop of invented customers; it needs no password</source>
        <translation>创建演示店铺，客户是编造的，不用密码</translation>
    </message>
    <message>
        <source>where to (else the user&apos;s data folder)</source>
        <translation>放在哪里（否则为用户数据文件夹）</translation>
    </message>
    <message>
        <source>bring in customers or sales from a file, all or nothing</source>
        <translation>从文件导入客户或消费，全部成功或全不导入</translation>
    </message>
    <message>
        <source>a csv, tsv, txt, xlsx, xls, ods or vcf file</source>
        <translation>csv、tsv、txt、xlsx、xls、ods 或 vcf 文件</translation>
    </message>
    <message>
        <source>what the rows are (else found out)</source>
        <translation>各行是什么（否则自动识别）</translation>
    </message>
    <message>
        <source>read a field from a column of the file</source>
        <translation>从文件的一列读一个字段</translation>
    </message>
    <message>
        <source>give a field the same value in every row</source>
        <translation>给一个字段在每行填同样的值</translation>
    </message>
    <message>
        <source>a saved mapping of columns</source>
        <translation>存过的列对应</translation>
    </message>
    <message>
        <source>the sheet of a workbook (else the first with rows)</source>
        <translation>工作表（否则取第一个有内容的）</translation>
    </message>
    <message>
        <source>the line with the headings (else found out)</source>
        <translation>表头所在行（否则自动识别）</translation>
    </message>
    <message>
        <source>the order of day and month where it is ambiguous</source>
        <translation>日月顺序不明时的顺序</translation>
    </message>
    <message>
        <source>only say what would happen</source>
        <translation>只说明会怎样，不写入</translation>
    </message>
    <message>
        <source>list the bulk acts</source>
        <translation>列出批次</translation>
    </message>
    <message>
        <source>take a bulk act back</source>
        <translation>撤销一个批次</translation>
    </message>
    <message>
        <source>its number in the list of batches</source>
        <translation>批次编号</translation>
    </message>
    <message>
        <source>with all reviews that were run together with it</source>
        <translation>连同一起执行的各次评定</translation>
    </message>
    <message>
        <source>list the rows that an import refused, or write them to a file</source>
        <translation>列出某次导入拒绝的行，或写到文件</translation>
    </message>
    <message>
        <source>where to write them, readable for everybody</source>
        <translation>写到哪里，谁都能打开</translation>
    </message>
    <message>
        <source>show, set or try out the grading scheme</source>
        <translation>查看、设定或试算评级方案</translation>
    </message>
    <message>
        <source>show the scheme in force</source>
        <translation>显示生效的评级方案</translation>
    </message>
    <message>
        <source>put a scheme in force and grade by it</source>
        <translation>让评级方案生效并按它评级</translation>
    </message>
    <message>
        <source>list the schemes to start from</source>
        <translation>列出现成的评级方案</translation>
    </message>
    <message>
        <source>say who would change level; nothing is saved</source>
        <translation>说明谁会变动星级，不写入</translation>
    </message>
    <message>
        <source>hold a scheme to what customers did in the last year</source>
        <translation>用最近一年客户的实际消费回测方案</translation>
    </message>
    <message>
        <source>propose bounds so that levels hold at most so many</source>
        <translation>按“最多多少位”反推星级下限</translation>
    </message>
    <message>
        <source>a scheme file (else the scheme in force)</source>
        <translation>方案文件（不写则用现行方案）</translation>
    </message>
    <message>
        <source>a level by stars or name, and how many: 5=50, or Gold=10%% of all</source>
        <translation>用星数或名称指明星级，以及最多多少位：5=50，或 金=10%%（占全部客户）</translation>
    </message>
    <message>
        <source>what the benefits of a year may cost at most</source>
        <translation>一年的权益成本最多多少</translation>
    </message>
    <message>
        <source>write the scheme with these bounds there</source>
        <translation>把带有这些下限的方案写到这个文件</translation>
    </message>
    <message>
        <source>compute all live scores, and levels as the scheme&apos;s policy says</source>
        <translation>计算全部实时分，并按方案的规则定星级</translation>
    </message>
    <message>
        <source>find customers by name, pinyin, phone or number</source>
        <translation>按姓名、拼音、手机号或编号查客户</translation>
    </message>
    <message>
        <source>a part of a name, initials, last digits, a number</source>
        <translation>姓名的一部分、首字母、尾号或编号</translation>
    </message>
    <message>
        <source>at most so many (else 20)</source>
        <translation>最多几位（否则 20）</translation>
    </message>
    <message>
        <source>figures of 30 days, what is to do, who deserves a word, backups</source>
        <translation>近 30 天的数字、要办的事、值得关心的客户、备份</translation>
    </message>
    <message>
        <source>the star table: every customer with facts, score and level</source>
        <translation>星级表：每位客户的事实、分数和星级</translation>
    </message>
    <message>
        <source>only one level, by its stars or its name</source>
        <translation>只看一个星级，写几星或名称</translation>
    </message>
    <message>
        <source>write it to a .csv or .xlsx file</source>
        <translation>写入 .csv 或 .xlsx 文件</translation>
    </message>
    <message>
        <source>a customer&apos;s points and their ledger; give or take some by hand</source>
        <translation>一位客户的积分和明细；也可人工增减</translation>
    </message>
    <message>
        <source>how many points to give; needs --reason</source>
        <translation>要增加的积分数；须写 --reason</translation>
    </message>
    <message>
        <source>how many points to take; needs --reason</source>
        <translation>要扣减的积分数；须写 --reason</translation>
    </message>
    <message>
        <source>take a row of the ledger back, by its number</source>
        <translation>按编号撤销明细中的一行</translation>
    </message>
    <message>
        <source>why; it stands in the ledger</source>
        <translation>原因；会留在明细里</translation>
    </message>
    <message>
        <source>say why a customer has this level</source>
        <translation>说明客户为什么是这个星级</translation>
    </message>
    <message>
        <source>record a sale</source>
        <translation>记一笔消费</translation>
    </message>
    <message>
        <source>what was paid</source>
        <translation>付了多少</translation>
    </message>
    <message>
        <source>the category of what was bought</source>
        <translation>所买的品类</translation>
    </message>
    <message>
        <source>the number of the receipt (else given)</source>
        <translation>单号（否则自动给）</translation>
    </message>
    <message>
        <source>record a return, in part or whole</source>
        <translation>记退货，部分或整笔</translation>
    </message>
    <message>
        <source>the receipt whose goods come back</source>
        <translation>退货的单号</translation>
    </message>
    <message>
        <source>what is paid back (else all of it)</source>
        <translation>退多少（否则全退）</translation>
    </message>
    <message>
        <source>its channel, where several sales carry the same number</source>
        <translation>其渠道，有几笔消费单号相同时填写</translation>
    </message>
    <message>
        <source>its customer, where several sales carry the same number</source>
        <translation>其客户，有几笔消费单号相同时填写</translation>
    </message>
    <message>
        <source>write a workbook for others</source>
        <translation>写一份给别人的工作簿</translation>
    </message>
    <message>
        <source>the accountant&apos;s workbook, which balances by formula</source>
        <translation>会计工作簿，用公式核对</translation>
    </message>
    <message>
        <source>the first day (else the first sale)</source>
        <translation>第一天（否则从第一笔消费）</translation>
    </message>
    <message>
        <source>make a paper as PDF: statement, rules, explanation or distribution</source>
        <translation>生成 PDF：statement 会员权益单、rules 星级规则、explanation 评级说明、distribution 星级分布</translation>
    </message>
    <message>
        <source>which paper: statement, rules, explanation or distribution</source>
        <translation>哪一种：statement、rules、explanation 或 distribution</translation>
    </message>
    <message>
        <source>the PDF file to write</source>
        <translation>要写入的 PDF 文件</translation>
    </message>
    <message>
        <source>the customer&apos;s number, for a statement or an explanation</source>
        <translation>客户编号，用于权益单或评级说明</translation>
    </message>
    <message>
        <source>a past decision of the history, for an explanation (else the last)</source>
        <translation>评级说明要解释的历史评定编号（默认最近一次）</translation>
    </message>
    <message>
        <source>the first day (else 12 months before the last)</source>
        <translation>起始日（默认截止日前 12 个月）</translation>
    </message>
    <message>
        <source>the last day (else the business day)</source>
        <translation>截止日（默认营业日）</translation>
    </message>
    <message>
        <source>tell weights, full marks and bounds on the rule sheet, too</source>
        <translation>规则说明上同时写出权重、满分标准和各星级分数</translation>
    </message>
    <message>
        <source>the paper&apos;s size (else a4)</source>
        <translation>纸张大小（默认 a4）</translation>
    </message>
    <message>
        <source>make a verified snapshot of the shop</source>
        <translation>给店铺做一份核对过的备份</translation>
    </message>
    <message>
        <source>a file or a folder (else the shop&apos;s backups)</source>
        <translation>文件或文件夹（否则为店铺的备份）</translation>
    </message>
    <message>
        <source>check a backup from the first page to the last</source>
        <translation>从头到尾检查一份备份</translation>
    </message>
    <message>
        <source>bring a backup back; the shop of before is kept</source>
        <translation>恢复备份；原来的店铺会保留</translation>
    </message>
    <message>
        <source>bring back the shop of before the last restore</source>
        <translation>恢复到上次恢复之前的店铺</translation>
    </message>
    <message>
        <source>check the file and every rule that must hold in it</source>
        <translation>检查文件和其中必须成立的每条规则</translation>
    </message>
    <message>
        <source>Dry run, nothing was saved.</source>
        <translation>只是试算，没有写入。</translation>
    </message>
    <message>
        <source>Nothing new, so no batch was made.</source>
        <translation>没有新内容，未产生批次。</translation>
    </message>
    <message>
        <source>Batch {batch}.</source>
        <translation>第 {batch} 批。</translation>
    </message>
    <message>
        <source>Sales without a customer: {walk_ins}.</source>
        <translation>没有客户的消费：{walk_ins} 行。</translation>
    </message>
    <message>
        <source>Rows with a name alone: {count}. Two people may share a name, so they are kept as sales without a customer and give nobody a star. Add a column with the customer number, phone or e-mail, undo, and import again.</source>
        <translation>只有姓名的行：{count} 行。两个人可能同名，所以按没有客户的消费保留，不计入任何人的星级。请加上客户编号、手机或邮箱一列，撤销这一批后重新导入。</translation>
    </message>
    <message>
        <source>The old total of {count} customer already stands for earlier sales of this file: the greater of the two counts, never their sum.</source>
        <translation>{count} 位客户原有的总额已包含此文件里更早的消费：两者取较大的，不相加。</translation>
    </message>
    <message>
        <source>The old totals of {count} customers already stand for earlier sales of this file: the greater of the two counts, never their sum.</source>
        <translation>{count} 位客户的旧总额已包含本文件中更早的消费：两者取较大的，不会相加。</translation>
    </message>
    <message>
        <source>Line {line}: {reason}</source>
        <translation>第 {line} 行：{reason}</translation>
    </message>
    <message>
        <source>… and {count} more such returns.</source>
        <translation>……还有 {count} 笔这样的退货。</translation>
    </message>
    <message>
        <source>… and {count} more.</source>
        <translation>……还有 {count} 行。</translation>
    </message>
    <message>
        <source>The rejected rows are in {file}, readable for whoever opens it; mend and import them, then delete it.</source>
        <translation>被拒绝的行在 {file}，谁都能打开；改好后再导入，然后删掉它。</translation>
    </message>
    <message>
        <source>The rejected rows could not be written beside the file; they are kept in the shop: stardesk refused {batch} FILE.csv</source>
        <translation>被拒绝的行写不到文件旁边；它们留在店铺里：stardesk refused {batch} 文件.csv</translation>
    </message>
    <message>
        <source>{count} batches of one run were taken back: {customers} as before.</source>
        <translation>同一次执行的 {count} 个批次已撤销：{customers}恢复原样。</translation>
    </message>
    <message>
        <source>Batch {batch} was taken back: {customers} as before, {customers_removed} of them gone again.</source>
        <translation>第 {batch} 批已撤销：{customers}恢复原样，其中 {customers_removed} 位已移除。</translation>
    </message>
    <message>
        <source>{count} row written to {file}.</source>
        <translation>已写入 {file}：{count} 行。</translation>
    </message>
    <message>
        <source>{count} rows written to {file}.</source>
        <translation>已将 {count} 行写到 {file}。</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>No bulk act yet.</source>
        <translation>还没有批次。</translation>
    </message>
    <message>
        <source>{rows}: {created} new, {updated} changed, {unchanged} known already, {rejected} rejected. {people}. Total amount {total_amount}.</source>
        <translation>{rows}：新增 {created}，更新 {updated}，已有 {unchanged}，拒绝 {rejected}。{people}。金额合计 {total_amount}。</translation>
    </message>
    <message>
        <source>{count} row read</source>
        <translation>读取 {count} 行</translation>
    </message>
    <message>
        <source>{count} rows read</source>
        <translation>读取 {count} 行</translation>
    </message>
    <message>
        <source>{count} new customer</source>
        <translation>新客户 {count} 位</translation>
    </message>
    <message>
        <source>{count} new customers</source>
        <translation>新客户 {count} 位</translation>
    </message>
    <message>
        <source>ID numbers left out: {count}. No consent to sensitive data is recorded, or another number is known there. Record the consents and import the file again.</source>
        <translation>{count} 个身份证号没有导入：没有登记敏感信息的同意，或已有别的号码。登记同意后再导入一次。</translation>
    </message>
    <message>
        <source>… and {count} more such return.</source>
        <translation>……还有 {count} 笔这样的退货。</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Logged case {case} for {name}.</source>
        <translation>已为 {name} 登记工单 {case}。</translation>
    </message>
    <message>
        <source>No cases.</source>
        <translation>没有工单。</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>工单</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办结日</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Noted in case {case} of {name}.</source>
        <translation>已补记到 {name} 的工单 {case}。</translation>
    </message>
    <message>
        <source>Changed case {case} of {name}.</source>
        <translation>已修改 {name} 的工单 {case}。</translation>
    </message>
    <message>
        <source>Closed case {case} of {name}.</source>
        <translation>已关闭 {name} 的工单 {case}。</translation>
    </message>
    <message>
        <source>Reopened case {case} of {name}.</source>
        <translation>已重开 {name} 的工单 {case}。</translation>
    </message>
    <message>
        <source>Recorded {mark} of 5 for {number}.</source>
        <translation>已为 {number} 记满意度 {mark} 分（满分 5 分）。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Here: add --date-order dmy or --date-order mdy.</source>
        <translation>请加 --date-order dmy 或 --date-order mdy。</translation>
    </message>
    <message>
        <source>Here: add --date-order dmy, mdy or ymd.</source>
        <translation>请加 --date-order dmy、mdy 或 ymd。</translation>
    </message>
    <message>
        <source>Here: add --map {field}=COLUMN.</source>
        <translation>请加 --map {field}=列名。</translation>
    </message>
    <message>
        <source>Here: add --kind sales or --kind customers.</source>
        <translation>请加 --kind sales 或 --kind customers。</translation>
    </message>
    <message>
        <source>Here: add --login NAME before the command.</source>
        <translation>请在命令前加 --login 登录名。</translation>
    </message>
    <message>
        <source>Here: set STARDESK_PASSWORD, or run this in a terminal that can ask.</source>
        <translation>请设置 STARDESK_PASSWORD，或在能输入的终端里运行。</translation>
    </message>
    <message>
        <source>Here: add --approved-by LOGIN before the command; STARDESK_APPROVER_PASSWORD holds their password.</source>
        <translation>在这里：在命令前加 --approved-by 登录名，其密码放在 STARDESK_APPROVER_PASSWORD 中。</translation>
    </message>
    <message>
        <source>Here: if the clock is right, add --as-of YYYY-MM-DD before the command.</source>
        <translation>如果时钟正确，请在命令前加 --as-of YYYY-MM-DD。</translation>
    </message>
    <message>
        <source>Here: stardesk --shop FOLDER init --name NAME creates one, and stardesk demo a demo.</source>
        <translation>stardesk --shop 文件夹 init --name 店名 可创建店铺，stardesk demo 可创建演示店铺。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was changed.</source>
        <translation>已停止，没有任何改动。</translation>
    </message>
    <message>
        <source>The answer could not be written: {detail}. What was asked for is done.</source>
        <translation>无法写出结果：{detail}。所要求的操作已经完成。</translation>
    </message>
    <message>
        <source>StarDesk made a mistake ({place}); what was not finished was undone. Please send us this line, and the log if there is one: {log}</source>
        <translation>StarDesk 出了差错（{place}），没做完的已撤回。请把这一行和日志（如有）发给我们：{log}</translation>
    </message>
    <message>
        <source>commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nobody is about to fall, nobody is one purchase short.</source>
        <translation>没有快要掉级的，也没有只差一次消费的。</translation>
    </message>
    <message>
        <source>about to fall</source>
        <translation>快要掉级</translation>
    </message>
    <message>
        <source>one purchase short</source>
        <translation>只差一次消费</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星数</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>没有找到客户。</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>消费金额</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>品类数</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>As on {day}: figures and live level by the scheme in force; levels by the history, else by a first grading on that day; review days set later are left out.</source>
        <translation>这是 {day} 的情形：数字和实时星级按现行方案计算；星级依据历史，当时还没有评过的按当天首次评级；之后才定的评定日不列出。</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次评级</translation>
    </message>
    <message>
        <source>{count} customer written to {file}.</source>
        <translation>已写入 {file}：{count} 位客户。</translation>
    </message>
    <message>
        <source>{count} customers written to {file}.</source>
        <translation>{count} 位客户已写入 {file}。</translation>
    </message>
    <message>
        <source>{name} ({number}): {level}, {stars}, score {score}</source>
        <translation>{name}（{number}）：{level}，{stars}，实时分 {score}</translation>
    </message>
    <message>
        <source>Dimension</source>
        <translation>维度</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>原值</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>维度分</translation>
    </message>
    <message>
        <source>Weight %</source>
        <translation>权重 %</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Under observation until {until}.</source>
        <translation>观察期至 {until}。</translation>
    </message>
    <message>
        <source>Under observation, purchases still lacking: {orders}.</source>
        <translation>观察期，还差 {orders} 次消费。</translation>
    </message>
    <message>
        <source>This is the highest level.</source>
        <translation>已是最高星级。</translation>
    </message>
    <message>
        <source>{level} needs {amount} more, spent in one visit or more.</source>
        <translation>离{level}还差消费 {amount}，一次或几次都行。</translation>
    </message>
    <message>
        <source>{level} needs at most {visits} more visit.</source>
        <translation>离{level}最多还差 {visits} 次到店。</translation>
    </message>
    <message>
        <source>{level} needs at most {visits} more visits.</source>
        <translation>离{level}最多还差 {visits} 次到店。</translation>
    </message>
    <message>
        <source>{level} needs {visits} more visit.</source>
        <translation>离{level}还差 {visits} 次到店。</translation>
    </message>
    <message>
        <source>{level} needs {visits} more visits.</source>
        <translation>离{level}还差 {visits} 次到店。</translation>
    </message>
    <message>
        <source>Stopping … press Ctrl+C again to break off at once.</source>
        <translation>正在停止……再按一次 Ctrl+C 立即中断。</translation>
    </message>
    <message>
        <source>Template</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>from \ to</source>
        <translation>从 \ 到</translation>
    </message>
    <message>
        <source>Scheme version {version} is in force: {changed} of {customers} changed level. Batch {batch} takes it back.</source>
        <translation>评级方案第 {version} 版已生效：{customers}中 {changed} 位星级变动。撤销第 {batch} 批可退回。</translation>
    </message>
    <message>
        <source>{moved} of {customers} would change level.</source>
        <translation>{customers}中有 {moved} 位会变动星级。</translation>
    </message>
    <message>
        <source>Review day moved for {customers}, to days from {first} to {last}.</source>
        <translation>{customers}的下次评定日改变，新的日子从 {first} 到 {last}。</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>再次光临</translation>
    </message>
    <message>
        <source>Of all sales</source>
        <translation>占消费</translation>
    </message>
    <message>
        <source>{scheme}: rank correlation {correlation}</source>
        <translation>{scheme}：排名相关 {correlation}</translation>
    </message>
    <message>
        <source>{scheme}: too little data ({customers})</source>
        <translation>{scheme}：数据不足（{customers}）</translation>
    </message>
    <message>
        <source>{name}: {customers} with the same score {score}; with them it would be {with_them}.</source>
        <translation>{name}：{customers}同为 {score} 分，算上他们就是 {with_them} 位。</translation>
    </message>
    <message>
        <source>{customers} graded in {seconds} s; {changed} changed level.</source>
        <translation>{seconds} 秒评了 {customers}，{changed} 位星级变动。</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>最多</translation>
    </message>
    <message>
        <source>{name}: nobody stands between {low} and {high}; from there it is {customers}.</source>
        <translation>{name}：{low} 与 {high} 之间没有客户，下限放在这里是 {customers} 位。</translation>
    </message>
    <message>
        <source>Password of {login}: </source>
        <translation>{login} 的密码：</translation>
    </message>
    <message>
        <source>Stored live scores and figures are those of {day}, which is after {today}.</source>
        <translation>保存的实时分和数字是 {day} 的，晚于 {today}。</translation>
    </message>
    <message>
        <source>Live scores and figures followed from {day} to {today}.</source>
        <translation>实时分和各项数字已从 {day} 更新到 {today}。</translation>
    </message>
    <message>
        <source>Live scores and figures are those of {day}: the shop cannot be written to now.</source>
        <translation>实时分和各项数字仍是 {day} 的：现在无法写入店铺。</translation>
    </message>
    <message>
        <source>This password is easy to guess: take a longer one, such as a short sentence.</source>
        <translation>这个密码容易猜到：请换长一点的，比如一句短话。</translation>
    </message>
    <message>
        <source>Shop created in {shop}.</source>
        <translation>店铺已创建在 {shop}。</translation>
    </message>
    <message>
        <source>This shop is NOT encrypted: whoever gets its files can read every customer.</source>
        <translation>这个店铺没有加密：谁拿到文件都能看到所有客户。</translation>
    </message>
    <message>
        <source>Encrypted shop created in {shop}.
Recovery key, shown this once – write it down and keep it away from the computer:
    {key}</source>
        <translation>加密的店铺已创建在 {shop}。
恢复密钥只显示这一次，请抄下来，不要放在电脑旁：
    {key}</translation>
    </message>
    <message>
        <source>Password for the owner: </source>
        <translation>店主的密码：</translation>
    </message>
    <message>
        <source>The same once more: </source>
        <translation>再输一次：</translation>
    </message>
    <message>
        <source>Demo shop of invented customers created in {shop}; it is not encrypted.</source>
        <translation>演示店铺已创建在 {shop}，客户是编造的，没有加密。</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Backup verified: {customers}, {sales} in {file}.</source>
        <translation>备份已核对：{customers}，{sales}，在 {file}。</translation>
    </message>
    <message>
        <source>The backup is sound: {customers}, {sales} in {file}.</source>
        <translation>备份完好：{customers}，{sales}，在 {file}。</translation>
    </message>
    <message>
        <source>Restored: {customers}, {sales} in {shop}.</source>
        <translation>已恢复：{shop} 中有 {customers}，{sales}。</translation>
    </message>
    <message>
        <source>The shop of before is kept in {kept}.</source>
        <translation>原来的店铺保留在 {kept}。</translation>
    </message>
    <message>
        <source>This backup brought its own key back: the passwords of then are in force.</source>
        <translation>这份备份带回了它自己的密钥：现在用当时的密码。</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; holds bytes that are no text</source>
        <translation>“{text}”里有不是文字的内容</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a day from 1970 to 2999, such as 2024-03-01</source>
        <translation>“{text}”不是 1970 到 2999 年的日期，应如 2024-03-01</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a whole number from 1 on</source>
        <translation>“{text}”不是 1 以上的整数</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not a size such as 1280x800</source>
        <translation>“{text}”不是 1280x800 这样的尺寸</translation>
    </message>
    <message>
        <source>&quot;{text}&quot; is not of the form FIELD=VALUE</source>
        <translation>“{text}”不是 字段=值 的形式</translation>
    </message>
    <message>
        <source>the number of the case</source>
        <translation>工单号</translation>
    </message>
    <message>
        <source>the day by which it is to be done</source>
        <translation>应办结的日期</translation>
    </message>
    <message>
        <source>the login of who sees to it</source>
        <translation>负责人的登录名</translation>
    </message>
    <message>
        <source>log a contact of a customer as an open case</source>
        <translation>把客户的一次联系登记为待办工单</translation>
    </message>
    <message>
        <source>complaint, after-sale, consultation, return-visit or suggestion</source>
        <translation>complaint 投诉、after-sale 售后、consultation 咨询、return-visit 回访、suggestion 建议</translation>
    </message>
    <message>
        <source>what the customer wants</source>
        <translation>客户要什么</translation>
    </message>
    <message>
        <source>shop, phone, online, wechat or other (else shop)</source>
        <translation>shop 门店、phone 电话、online 在线、wechat 微信、other 其他（默认 shop）</translation>
    </message>
    <message>
        <source>list cases: overdue, today, later, done; by level, then age</source>
        <translation>列出工单：已超时、今天、之后、已办结；先看星级，再看先后</translation>
    </message>
    <message>
        <source>only those that are open</source>
        <translation>只列待办的</translation>
    </message>
    <message>
        <source>only those whose due day has gone by</source>
        <translation>只列已超时的</translation>
    </message>
    <message>
        <source>only those of one customer</source>
        <translation>只列一位客户的</translation>
    </message>
    <message>
        <source>only those of one kind</source>
        <translation>只列一种类型的</translation>
    </message>
    <message>
        <source>count cases by urgency, kind and channel</source>
        <translation>按缓急、类型、渠道统计工单</translation>
    </message>
    <message>
        <source>show a case with its course and what its customer bought</source>
        <translation>查看一件工单、它的经过和客户的消费</translation>
    </message>
    <message>
        <source>write a further contact into the course of an open case</source>
        <translation>给待办工单补记一次联系</translation>
    </message>
    <message>
        <source>what was said or done</source>
        <translation>说了什么，做了什么</translation>
    </message>
    <message>
        <source>change the text, the due day or the owner of an open case</source>
        <translation>修改待办工单的内容、办结日或负责人</translation>
    </message>
    <message>
        <source>close a case with its result</source>
        <translation>写明结果，关闭工单</translation>
    </message>
    <message>
        <source>what was done for the customer</source>
        <translation>为客户做了什么</translation>
    </message>
    <message>
        <source>the day on which the customer was told; a complaint needs it</source>
        <translation>告知客户的日期；投诉必须写</translation>
    </message>
    <message>
        <source>how satisfied the customer is</source>
        <translation>客户满意度</translation>
    </message>
    <message>
        <source>the customer&apos;s own words about it</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>open a closed case again; its course stays</source>
        <translation>重开已关闭的工单，经过都保留</translation>
    </message>
    <message>
        <source>what is still to be done</source>
        <translation>还要做什么</translation>
    </message>
    <message>
        <source>the service log: complaints, questions, return visits</source>
        <translation>服务工单：投诉、咨询、回访等</translation>
    </message>
    <message>
        <source>record how satisfied a customer is</source>
        <translation>记一次客户满意度</translation>
    </message>
    <message>
        <source>the answer, 5 is the best</source>
        <translation>分数，5 最好</translation>
    </message>
    <message>
        <source>why; it stands in the history</source>
        <translation>理由，会记入历史</translation>
    </message>
    <message>
        <source>review levels officially, as batches that can be taken back</source>
        <translation>正式评定星级，成为可以撤销的批次</translation>
    </message>
    <message>
        <source>whoever is due, each on its due day (the default)</source>
        <translation>到期的客户，各按到期日（默认）</translation>
    </message>
    <message>
        <source>everybody, on the business day</source>
        <translation>所有人，按营业日</translation>
    </message>
    <message>
        <source>set a level by hand, give one as a gift, or end it</source>
        <translation>人工调整星级、赠送星级，或结束</translation>
    </message>
    <message>
        <source>pin a customer&apos;s level</source>
        <translation>固定一位客户的星级</translation>
    </message>
    <message>
        <source>the level, by its stars or its name</source>
        <translation>星级，写星数或名称</translation>
    </message>
    <message>
        <source>what the decision rests on</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>the last day (else for good)</source>
        <translation>最后一天（不写则一直有效）</translation>
    </message>
    <message>
        <source>a gift: whoever earns more rises above it</source>
        <translation>赠送：消费更多的照样升上去</translation>
    </message>
    <message>
        <source>end one</source>
        <translation>结束一个</translation>
    </message>
    <message>
        <source>its number in the list</source>
        <translation>清单里的编号</translation>
    </message>
    <message>
        <source>list those that hold now</source>
        <translation>列出现在有效的</translation>
    </message>
    <message>
        <source>who is about to fall or one purchase short before a review</source>
        <translation>评定前快要掉级或只差一次消费的客户</translation>
    </message>
    <message>
        <source>how far to look ahead (else 30)</source>
        <translation>向前看几天（默认 30）</translation>
    </message>
    <message>
        <source>every change of a customer&apos;s level, computed again</source>
        <translation>客户每次星级变化，重新算一遍</translation>
    </message>
    <message>
        <source>No review is due.</source>
        <translation>没有到期的评定。</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>{reviewed} reviewed: {promoted} rose, {demoted} fell, {kept} kept theirs.</source>
        <translation>评定了 {reviewed}：升星 {promoted}，降星 {demoted}，保持 {kept}。</translation>
    </message>
    <message>
        <source>Notice until</source>
        <translation>宽限到</translation>
    </message>
    <message>
        <source>The shop is on a trial run: nothing was made official.</source>
        <translation>店铺在试运行：没有改变任何正式星级。</translation>
    </message>
    <message>
        <source>Ended; the level follows the score again.</source>
        <translation>已结束，星级重新按分数走。</translation>
    </message>
    <message>
        <source>No level is set by hand.</source>
        <translation>没有人工调整的星级。</translation>
    </message>
    <message>
        <source>{name} ({number}): {points} point</source>
        <translation>{name}（{number}）：{points} 分</translation>
    </message>
    <message>
        <source>{name} ({number}): {points} points</source>
        <translation>{name}（{number}）：{points} 分</translation>
    </message>
    <message>
        <source>ID</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
    <message>
        <source>take pictures of every page and dialog of the demo shop</source>
        <translation>给演示店的每个页面和对话框截图</translation>
    </message>
    <message>
        <source>where the pictures go</source>
        <translation>图片放在哪里</translation>
    </message>
    <message>
        <source>how large the window is (else 1280x800)</source>
        <translation>窗口大小（默认 1280x800）</translation>
    </message>
    <message>
        <source>only one theme (else both)</source>
        <translation>只要一种主题（默认两种都要）</translation>
    </message>
    <message>
        <source>{count} pictures in {folder}.</source>
        <translation>{folder} 里有 {count} 张图片。</translation>
    </message>
    <message>
        <source>Written to {file}, pages: {pages}.</source>
        <translation>已写入 {file}，共 {pages} 页。</translation>
    </message>
    <message>
        <source>whose login</source>
        <translation>谁的登录名</translation>
    </message>
    <message>
        <source>owner, manager, front_desk, accountant, or the title of a role of your own</source>
        <translation>owner、manager、front_desk、accountant，或自定角色的名称</translation>
    </message>
    <message>
        <source>list, add, change and remove those who may sign in</source>
        <translation>列出、添加、修改和移除能登录的人</translation>
    </message>
    <message>
        <source>list everybody with their roles</source>
        <translation>列出所有人和角色</translation>
    </message>
    <message>
        <source>list roles and what each may do</source>
        <translation>列出角色和各自的权限</translation>
    </message>
    <message>
        <source>add somebody; the password comes from STARDESK_NEW_PASSWORD or a prompt</source>
        <translation>添加一个人；密码来自 STARDESK_NEW_PASSWORD 或提示</translation>
    </message>
    <message>
        <source>the name shown (else the login)</source>
        <translation>显示的名字（不写则用登录名）</translation>
    </message>
    <message>
        <source>change somebody&apos;s role or name</source>
        <translation>修改角色或名字</translation>
    </message>
    <message>
        <source>take somebody&apos;s way in away</source>
        <translation>取消一个人的登录</translation>
    </message>
    <message>
        <source>give somebody a new password</source>
        <translation>给一个人新密码</translation>
    </message>
    <message>
        <source>give the shop a new key, so that what a leaver kept opens nothing new</source>
        <translation>给店铺换密钥，离开的人留着的东西打不开之后的任何文件</translation>
    </message>
    <message>
        <source>only tell whom it reaches</source>
        <translation>只说明密钥会交给谁</translation>
    </message>
    <message>
        <source>then remove the backups of the former key, once a new one is sound</source>
        <translation>新备份核对无误后，删除旧密钥的备份</translation>
    </message>
    <message>
        <source>make a role of your own, change or remove it</source>
        <translation>新建、修改或删除自定角色</translation>
    </message>
    <message>
        <source>its title</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>what it may do, by commas: see_customers,record_sale</source>
        <translation>权限，用逗号分开：see_customers,record_sale</translation>
    </message>
    <message>
        <source>remove it</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>read the audit log, or the weekly digest</source>
        <translation>查看审计日志或每周摘要</translation>
    </message>
    <message>
        <source>only by one</source>
        <translation>只看一个人</translation>
    </message>
    <message>
        <source>only one act</source>
        <translation>只看一种操作</translation>
    </message>
    <message>
        <source>only about one customer</source>
        <translation>只看一位客户</translation>
    </message>
    <message>
        <source>from a day on</source>
        <translation>从某天起</translation>
    </message>
    <message>
        <source>up to a day</source>
        <translation>到某天止</translation>
    </message>
    <message>
        <source>at most so many lines (else 200)</source>
        <translation>最多多少行（默认 200）</translation>
    </message>
    <message>
        <source>what each person did this week, unusual counts first</source>
        <translation>这周每个人做了什么，异常的排前</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>May</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>{login} can sign in now.</source>
        <translation>{login} 现在可以登录了。</translation>
    </message>
    <message>
        <source>{login} was changed.</source>
        <translation>已修改 {login}。</translation>
    </message>
    <message>
        <source>{login} cannot sign in any more.</source>
        <translation>{login} 不能再登录了。</translation>
    </message>
    <message>
        <source>A copy of the shop taken before opens with the old password, and so does what comes after it: &quot;staff rekey&quot; gives the shop a new key.</source>
        <translation>此前拷走的店铺仍能用旧密码打开，之后的文件也一样：用 staff rekey 给店铺换密钥。</translation>
    </message>
    <message>
        <source>{login} has a new password.</source>
        <translation>{login} 有了新密码。</translation>
    </message>
    <message>
        <source>New password of {login}: </source>
        <translation>{login} 的新密码：</translation>
    </message>
    <message>
        <source>Once more: </source>
        <translation>再输一次：</translation>
    </message>
    <message>
        <source>When (UTC)</source>
        <translation>时间（UTC）</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>To whom or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Somebody tampered with {count} line of the log.</source>
        <translation>日志有 {count} 行被改动过。</translation>
    </message>
    <message>
        <source>Somebody tampered with {count} lines of the log.</source>
        <translation>日志有 {count} 行被改动过。</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>平常</translation>
    </message>
    <message>
        <source>unusual</source>
        <translation>异常</translation>
    </message>
    <message>
        <source>what the consent is for</source>
        <translation>同意的目的</translation>
    </message>
    <message>
        <source>by which channel; marketing alone has one</source>
        <translation>通过什么渠道（只有营销才写）</translation>
    </message>
    <message>
        <source>ID numbers: turn on or off, show with a reason, store, delete</source>
        <translation>身份证号：打开或关闭、说明理由后显示、保存、删除</translation>
    </message>
    <message>
        <source>turn them on or off for the shop</source>
        <translation>为本店打开或关闭</translation>
    </message>
    <message>
        <source>off leaves stored ones until they are purged</source>
        <translation>关闭后，已存的号码留到清除为止</translation>
    </message>
    <message>
        <source>show a customer&apos;s number, hidden</source>
        <translation>显示一位客户的号码，隐藏形式</translation>
    </message>
    <message>
        <source>why it is shown whole; kept in the log</source>
        <translation>显示完整号码的理由，记入日志</translation>
    </message>
    <message>
        <source>store a number (from STARDESK_ID_NUMBER or a prompt)</source>
        <translation>保存一个号码（取自 STARDESK_ID_NUMBER 或提示输入）</translation>
    </message>
    <message>
        <source>delete a number for good</source>
        <translation>永久删除一个号码</translation>
    </message>
    <message>
        <source>delete every stored number for good</source>
        <translation>永久删除全部已存的号码</translation>
    </message>
    <message>
        <source>record what a customer agrees to, withdraw it, list it</source>
        <translation>登记客户的同意、撤回、列出</translation>
    </message>
    <message>
        <source>list a customer&apos;s consents</source>
        <translation>列出一位客户的同意</translation>
    </message>
    <message>
        <source>record a consent</source>
        <translation>登记一项同意</translation>
    </message>
    <message>
        <source>how it was given (else spoken)</source>
        <translation>怎样同意的（默认口头）</translation>
    </message>
    <message>
        <source>the wording (else that of the settings)</source>
        <translation>同意书文字（默认用设置里的）</translation>
    </message>
    <message>
        <source>withdraw a consent at once</source>
        <translation>立即撤回一项同意</translation>
    </message>
    <message>
        <source>list who agrees to a purpose now</source>
        <translation>列出现在同意某个目的的人</translation>
    </message>
    <message>
        <source>hand a person&apos;s data out, erase a person, keep no longer</source>
        <translation>交出个人资料、删除一个人、清理保留过久的资料</translation>
    </message>
    <message>
        <source>write everything held of a person to a JSON or PDF file</source>
        <translation>把某人的全部资料写成 JSON 或 PDF 文件</translation>
    </message>
    <message>
        <source>the file to write</source>
        <translation>要写的文件</translation>
    </message>
    <message>
        <source>erase a person for good; sales stay as money</source>
        <translation>彻底删除一个人；消费金额保留</translation>
    </message>
    <message>
        <source>why; it must not name the person</source>
        <translation>理由，不能写出这个人</translation>
    </message>
    <message>
        <source>list whose data is kept too long</source>
        <translation>列出资料保留过久的人</translation>
    </message>
    <message>
        <source>erase everybody of that list</source>
        <translation>删除名单上的所有人</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>目的</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>同意日</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回日</translation>
    </message>
    <message>
        <source>Recorded.</source>
        <translation>已登记。</translation>
    </message>
    <message>
        <source>Withdrawn.</source>
        <translation>已撤回。</translation>
    </message>
    <message>
        <source>None stood.</source>
        <translation>没有有效的同意。</translation>
    </message>
    <message>
        <source>The ID number is not shown any more; delete it: stardesk idnumber remove {number}</source>
        <translation>身份证号不再显示；要删除：stardesk idnumber remove {number}</translation>
    </message>
    <message>
        <source>{number} is erased; the sales stay as money.</source>
        <translation>{number} 已删除；消费作为金额保留。</translation>
    </message>
    <message>
        <source>Nobody is kept too long.</source>
        <translation>没有超过保存期限的客户。</translation>
    </message>
    <message>
        <source>Customers erased: {count}.</source>
        <translation>已删除客户：{count} 位。</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>{count} ({open} open), {last_day}: {last}</source>
        <translation>{count} 起（未结 {open}），{last_day}：{last}</translation>
    </message>
    <message>
        <source>{count} customer</source>
        <translation>{count} 位客户</translation>
    </message>
    <message>
        <source>{count} customers</source>
        <translation>{count} 位客户</translation>
    </message>
    <message>
        <source>{count} sale</source>
        <translation>{count} 笔消费</translation>
    </message>
    <message>
        <source>{count} sales</source>
        <translation>{count} 笔消费</translation>
    </message>
    <message>
        <source>{count} star</source>
        <translation>{count} 星</translation>
    </message>
    <message>
        <source>{count} stars</source>
        <translation>{count} 星</translation>
    </message>
    <message>
        <source>The shop has a new key; as before it opens for {logins}.</source>
        <translation>店铺已换密钥；{logins} 照常打开。</translation>
    </message>
    <message>
        <source>A new key is handed to: {logins}; computers: {count}.</source>
        <translation>新密钥会交给：{logins}；记住密码的电脑 {count} 台。</translation>
    </message>
    <message>
        <source>These must sign in with their password once: {logins}.</source>
        <translation>这些人要先用密码登录一次：{logins}。</translation>
    </message>
    <message>
        <source>The recovery key must be used once, or made anew.</source>
        <translation>恢复密钥要先用一次，或换一把新的。</translation>
    </message>
    <message>
        <source>Backups that former passwords still open: {count}.</source>
        <translation>仍能用旧密码打开的备份：{count} 份。</translation>
    </message>
    <message>
        <source>With a backup a day the rotation drops them by {day}.</source>
        <translation>每天备份一次的话，轮换到 {day} 就不再保留。</translation>
    </message>
    <message>
        <source>Kept apart before large acts, for 90 days: {count}.</source>
        <translation>重大操作之前另存、保留 90 天：{count} 份。</translation>
    </message>
    <message>
        <source>ID numbers are on.</source>
        <translation>身份证号已打开。</translation>
    </message>
    <message>
        <source>ID numbers are off; none is stored.</source>
        <translation>身份证号已关闭；没有存着的号码。</translation>
    </message>
    <message>
        <source>ID numbers are off; still stored: {count}. Delete all: stardesk idnumber purge</source>
        <translation>身份证号已关闭；还存有 {count} 个，清除：stardesk idnumber purge</translation>
    </message>
    <message>
        <source>None is kept.</source>
        <translation>没有保存。</translation>
    </message>
    <message>
        <source>Stored.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Known.</source>
        <translation>已经存过。</translation>
    </message>
    <message>
        <source>ID number: </source>
        <translation>身份证号：</translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>已删除。</translation>
    </message>
    <message>
        <source>{count} ID number deleted.</source>
        <translation>已删除 {count} 个身份证号。</translation>
    </message>
    <message>
        <source>{count} ID numbers deleted.</source>
        <translation>已删除 {count} 个身份证号。</translation>
    </message>
    <message>
        <source>Net sales</source>
        <translation>净消费</translation>
    </message>
    <message>
        <source>Customers who bought</source>
        <translation>到店客户</translation>
    </message>
    <message>
        <source>New customers</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Customers who rose</source>
        <translation>升星客户</translation>
    </message>
    <message>
        <source>Cases overdue</source>
        <translation>工单已超时</translation>
    </message>
    <message>
        <source>Cases due today</source>
        <translation>今天到期的工单</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>过生日的客户</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Levels by hand ending</source>
        <translation>人工调整将到期</translation>
    </message>
    <message>
        <source>Grace periods ending</source>
        <translation>宽限期将满</translation>
    </message>
    <message>
        <source>complaint</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>level by hand ends</source>
        <translation>人工调整将到期</translation>
    </message>
    <message>
        <source>rose</source>
        <translation>升星</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>30 days before</source>
        <translation>前 30 天</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期的事。</translation>
    </message>
    <message>
        <source>To do</source>
        <translation>今天要办</translation>
    </message>
    <message>
        <source>Deserve a word</source>
        <translation>值得关心</translation>
    </message>
    <message>
        <source>none</source>
        <translation>没有</translation>
    </message>
    <message>
        <source>Last backup: {last}. Second place: {second}.</source>
        <translation>最近备份：{last}。第二位置：{second}。</translation>
    </message>
    <message>
        <source>Somebody has to care: nothing newer than two days.</source>
        <translation>该留意了：超过两天没有新的备份。</translation>
    </message>
    <message>
        <source>{period}: sale lines {sales}, {sales_amount}; return lines {returns}, {returns_amount}; net {net_amount}. Written to {file}.</source>
        <translation>{period}：消费 {sales} 行，{sales_amount}；退货 {returns} 行，{returns_amount}；净额 {net_amount}。已写入 {file}。</translation>
    </message>
    <message>
        <source>{document}: {amount} for {name}; {stars_before} → {stars}, {level}.</source>
        <translation>{document}：{name} {amount}；{stars_before} → {stars}，{level}。</translation>
    </message>
</context>
<context>
    <name>CloseCaseDialog</name>
    <message>
        <source>Customer told on</source>
        <translation>告知客户日期</translation>
    </message>
    <message>
        <source>Close case {case}</source>
        <translation>关闭工单 {case}</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>A complaint ends only with this day.</source>
        <translation>投诉写明这一天才能关闭。</translation>
    </message>
    <message>
        <source>Left empty when there was nothing to tell.</source>
        <translation>不用告知就留空。</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>处理结果</translation>
    </message>
    <message>
        <source>How satisfied, if you asked</source>
        <translation>满意度（问过才填）</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
</context>
<context>
    <name>ColumnMenu</name>
    <message>
        <source>The usual columns</source>
        <translation>恢复常用列</translation>
    </message>
</context>
<context>
    <name>Columns</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>联系方式</translation>
    </message>
    <message>
        <source>Spend</source>
        <translation>消费金额</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>购买频次</translation>
    </message>
    <message>
        <source>Years with us</source>
        <translation>使用年限</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响力评分</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>当前等级</translation>
    </message>
    <message>
        <source>Last review</source>
        <translation>上次评级日期</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下一次评级日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Live stars</source>
        <translation>实时星级</translation>
    </message>
    <message>
        <source>Live score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>品类数</translation>
    </message>
    <message>
        <source>Last visit</source>
        <translation>最近消费日</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>To whom or what</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>What it did</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Years</source>
        <translation>使用年限</translation>
    </message>
    <message>
        <source>Level by live score</source>
        <translation>实时分对应星级</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Confidence</source>
        <translation>把握</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>加入日期</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Scheme</source>
        <translation>方案</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Ends</source>
        <translation>截止</translation>
    </message>
    <message>
        <source>What comes next</source>
        <translation>到期后</translation>
    </message>
    <message>
        <source>Due on</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>再次光临</translation>
    </message>
    <message>
        <source>Of all sales</source>
        <translation>占消费</translation>
    </message>
    <message>
        <source>Of</source>
        <translation>评定日</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原星级</translation>
    </message>
    <message>
        <source>To</source>
        <translation>新星级</translation>
    </message>
    <message>
        <source>What happens</source>
        <translation>情况</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>投诉</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>本店</translation>
    </message>
    <message>
        <source>Others</source>
        <translation>同行</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评定日</translation>
    </message>
    <message>
        <source>What to say</source>
        <translation>可以这样说</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变动</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
</context>
<context>
    <name>ColumnsCard</name>
    <message>
        <source>Which column is what</source>
        <translation>哪一列是什么</translation>
    </message>
    <message>
        <source>In the file</source>
        <translation>文件里的列</translation>
    </message>
    <message>
        <source>First row</source>
        <translation>第一行</translation>
    </message>
    <message>
        <source>Goes to</source>
        <translation>放进</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>怎么读</translation>
    </message>
    <message>
        <source>%Ln column(s) recognised, {left} left out</source>
        <translation>认出 %Ln 列，{left} 列不导入</translation>
    </message>
    <message>
        <source>Not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Day first</source>
        <translation>日在前</translation>
    </message>
    <message>
        <source>Month first</source>
        <translation>月在前</translation>
    </message>
    <message>
        <source>Year first</source>
        <translation>年在前</translation>
    </message>
</context>
<context>
    <name>Consents</name>
    <message>
        <source>Keeping my data to serve me</source>
        <translation>为服务我而保存资料</translation>
    </message>
    <message>
        <source>Offers and news</source>
        <translation>优惠和消息</translation>
    </message>
    <message>
        <source>Sharing with partners</source>
        <translation>与合作方共享</translation>
    </message>
    <message>
        <source>Sensitive data</source>
        <translation>敏感信息</translation>
    </message>
    <message>
        <source>I agree that the shop keeps my name, my contacts and my purchases to serve me. I may withdraw this at any time. (v1)</source>
        <translation>我同意本店保存我的姓名、联系方式和消费记录，用于为我服务。我可以随时撤回。（v1）</translation>
    </message>
    <message>
        <source>I agree that the shop sends me offers and news this way. I may withdraw this at any time. (v1)</source>
        <translation>我同意本店通过这种方式给我发送优惠和消息。我可以随时撤回。（v1）</translation>
    </message>
    <message>
        <source>I agree that the shop hands my data to the partners it has named to me. I may withdraw this at any time. (v1)</source>
        <translation>我同意本店把我的资料提供给已向我说明的合作方。我可以随时撤回。（v1）</translation>
    </message>
    <message>
        <source>I agree that the shop keeps sensitive data of mine, such as my ID number, for the purpose it has told me. I may withdraw this at any time. (v1)</source>
        <translation>我同意本店为已向我说明的用途保存我的敏感信息，例如身份证号。我可以随时撤回。（v1）</translation>
    </message>
    <message>
        <source>Text message</source>
        <translation>短信</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Post</source>
        <translation>邮寄</translation>
    </message>
    <message>
        <source>Signed on paper</source>
        <translation>纸上签字</translation>
    </message>
    <message>
        <source>Said at the counter</source>
        <translation>当面口头</translation>
    </message>
    <message>
        <source>Ticked online</source>
        <translation>网上勾选</translation>
    </message>
    <message>
        <source>Taken over from a list</source>
        <translation>从名单带入</translation>
    </message>
</context>
<context>
    <name>CounterActs</name>
    <message>
        <source>Record sale</source>
        <translation>记消费</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>登记工单</translation>
    </message>
    <message>
        <source>Ask satisfaction</source>
        <translation>记满意度</translation>
    </message>
    <message>
        <source>Print statement</source>
        <translation>打印权益单</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Consent and data</source>
        <translation>同意与资料</translation>
    </message>
    <message>
        <source>Show phone</source>
        <translation>看手机号</translation>
    </message>
    <message>
        <source>No customer is chosen.</source>
        <translation>还没有选中客户。</translation>
    </message>
    <message>
        <source>Find and choose one, then try again.</source>
        <translation>先查找并选定一位，再试一次。</translation>
    </message>
    <message>
        <source>Recorded {amount}, up to {level}.</source>
        <translation>已记 {amount}，升为{level}。</translation>
    </message>
    <message>
        <source>Recorded {amount}.</source>
        <translation>已记 {amount}。</translation>
    </message>
    <message>
        <source>{name}, receipt {document}</source>
        <translation>{name}，单号 {document}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back {amount}, back to {level}.</source>
        <translation>已退 {amount}，回到{level}。</translation>
    </message>
    <message>
        <source>Taken back {amount}.</source>
        <translation>已退 {amount}。</translation>
    </message>
    <message>
        <source>The return was taken back; the sale stands again.</source>
        <translation>退货已撤销，这笔消费照旧。</translation>
    </message>
    <message>
        <source>Saved {name}.</source>
        <translation>已保存 {name}。</translation>
    </message>
    <message>
        <source>The preferences are as they were.</source>
        <translation>偏好已恢复原样。</translation>
    </message>
    <message>
        <source>Saved the preferences of {name}.</source>
        <translation>已保存{name}的偏好。</translation>
    </message>
    <message>
        <source>Added {name}.</source>
        <translation>已添加 {name}。</translation>
    </message>
    <message>
        <source>Graded %Ln customer(s).</source>
        <translation>已评 %Ln 位客户。</translation>
    </message>
    <message>
        <source>%Ln level(s) changed.</source>
        <translation>%Ln 位星级变动。</translation>
    </message>
    <message>
        <source>Grading all customers</source>
        <translation>正在给全部客户评级</translation>
    </message>
    <message>
        <source>Stopping leaves everything as it was.</source>
        <translation>停止后一切照旧。</translation>
    </message>
    <message>
        <source>Customers {day}</source>
        <translation>客户 {day}</translation>
    </message>
    <message>
        <source>Export customers</source>
        <translation>导出客户</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写入 {file}</translation>
    </message>
    <message>
        <source>Stopping leaves no file behind.</source>
        <translation>停止后不会留下文件。</translation>
    </message>
    <message>
        <source>Exported %Ln customer(s).</source>
        <translation>已导出 %Ln 位客户。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>CustomerDialog</name>
    <message>
        <source>Change customer</source>
        <translation>修改客户</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Family number: other customers share this phone</source>
        <translation>家庭号码：与别的客户共用这个手机号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Joined on</source>
        <translation>加入日期</translation>
    </message>
    <message>
        <source>Influence, 0 to 5</source>
        <translation>影响力，0 到 5</translation>
    </message>
    <message>
        <source>Evidence of influence</source>
        <translation>影响力的依据</translation>
    </message>
    <message>
        <source>Potential, 0 to 100</source>
        <translation>潜力，0 到 100</translation>
    </message>
    <message>
        <source>Reasons for potential</source>
        <translation>潜力的理由</translation>
    </message>
    <message>
        <source>Tags, comma between</source>
        <translation>标签，用逗号隔开</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Left empty, it gets one.</source>
        <translation>留空会自动编号。</translation>
    </message>
    <message>
        <source>Such as 1990-05-31, or 05-31.</source>
        <translation>如 1990-05-31 或 05-31。</translation>
    </message>
    <message>
        <source>Left empty, the known one stays.</source>
        <translation>留空则保留原号码。</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Empty keeps {number}.</source>
        <translation>留空保留 {number}。</translation>
    </message>
    <message>
        <source>18 characters; the customer has to agree to it first.</source>
        <translation>18 位；客户须先同意。</translation>
    </message>
</context>
<context>
    <name>CustomerPick</name>
    <message>
        <source>Choose</source>
        <translation>选定</translation>
    </message>
    <message>
        <source>Name, pinyin, last four digits</source>
        <translation>姓名、拼音、手机后四位</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>找到的客户</translation>
    </message>
    <message>
        <source>Which customer?</source>
        <translation>哪位客户？</translation>
    </message>
    <message>
        <source>Look for</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>没有找到。</translation>
    </message>
</context>
<context>
    <name>CustomersPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Name, pinyin, last four digits</source>
        <translation>姓名、拼音、手机后四位</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Distribution or this customer</source>
        <translation>分布或该客户</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Grade all</source>
        <translation>全部评级</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Not graded</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>%Ln customer(s)</source>
        <translation>%Ln 位</translation>
    </message>
    <message>
        <source>best match first</source>
        <translation>最相符的在前</translation>
    </message>
    <message>
        <source>by {column}, highest first</source>
        <translation>按{column}从高到低</translation>
    </message>
    <message>
        <source>by {column}, lowest first</source>
        <translation>按{column}从低到高</translation>
    </message>
    <message>
        <source>{count}, {order}</source>
        <translation>{count}，{order}</translation>
    </message>
    <message>
        <source>Spend {amount}</source>
        <translation>消费合计 {amount}</translation>
    </message>
</context>
<context>
    <name>DataPage</name>
    <message>
        <source>Batches</source>
        <translation>批次</translation>
    </message>
    <message>
        <source>Refused rows…</source>
        <translation>被拒绝的行…</translation>
    </message>
    <message>
        <source>Save the rows that this import refused to a file</source>
        <translation>把这次导入拒绝的行保存到文件</translation>
    </message>
    <message>
        <source>Undo this batch</source>
        <translation>撤销这一批</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>还没有导入过。</translation>
    </message>
    <message>
        <source>Import a spreadsheet or a text file of customers or of sales.</source>
        <translation>导入客户或消费的表格、文本文件。</translation>
    </message>
    <message>
        <source>Accountant&apos;s workbook</source>
        <translation>会计工作簿</translation>
    </message>
    <message>
        <source>The backup is sound: {customers}, {sales}, {size}.</source>
        <translation>备份完好：{customers}，{sales}，{size}。</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Back up to a folder</source>
        <translation>备份到文件夹</translation>
    </message>
    <message>
        <source>Backed up and checked: {customers}, {sales}, {size}.</source>
        <translation>已备份并核对：{customers}，{sales}，{size}。</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Check a backup</source>
        <translation>检查备份</translation>
    </message>
    <message>
        <source>Folder of backups</source>
        <translation>备份文件夹</translation>
    </message>
    <message>
        <source>Choose the second place</source>
        <translation>选择第二位置</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Prove a backup</source>
        <translation>试恢复备份</translation>
    </message>
    <message>
        <source>Second place of backups</source>
        <translation>备份的第二位置</translation>
    </message>
    <message>
        <source>Backups are copied to {folder} from now on.</source>
        <translation>今后备份会同时复制到 {folder}。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>What came in as a batch can be taken back whole.</source>
        <translation>成批进来的，可以整批撤销。</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.vcf);;All files (*)</source>
        <translation>表格 (*.csv *.tsv *.txt *.xlsx *.xlsm *.xls *.ods *.vcf);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Imported %Ln row(s).</source>
        <translation>已导入 %Ln 行。</translation>
    </message>
    <message>
        <source>%Ln left as known.</source>
        <translation>%Ln 行已有，未动。</translation>
    </message>
    <message>
        <source>%Ln refused.</source>
        <translation>%Ln 行未导入。</translation>
    </message>
    <message>
        <source>With a name alone, so without a customer: {count}.</source>
        <translation>只有姓名、因此没有客户：{count} 行。</translation>
    </message>
    <message>
        <source>Returns that their order cannot carry: {count}.</source>
        <translation>超出原单的退货：{count} 笔。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Save refused rows…</source>
        <translation>保存被拒绝的行…</translation>
    </message>
    <message>
        <source>Stopping leaves the batch as it was.</source>
        <translation>停止后这一批照旧。</translation>
    </message>
    <message>
        <source>Taking back batch {number}</source>
        <translation>正在撤销第 {number} 批</translation>
    </message>
    <message>
        <source>Took back batch {number}.</source>
        <translation>已撤销第 {number} 批。</translation>
    </message>
    <message>
        <source>%Ln customer(s) are as they were before.</source>
        <translation>%Ln 位客户已恢复原样。</translation>
    </message>
    <message>
        <source>The copy is opened and checked before it counts.</source>
        <translation>备份写完会打开核对，通过才算数。</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>正在备份</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The backup is only read.</source>
        <translation>只读备份，不作改动。</translation>
    </message>
    <message>
        <source>Checking the backup</source>
        <translation>正在检查备份</translation>
    </message>
    <message>
        <source>Stopping leaves no file behind.</source>
        <translation>停止不会留下文件。</translation>
    </message>
    <message>
        <source>Writing {file}</source>
        <translation>正在写 {file}</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx);;CSV (*.csv)</source>
        <translation>Excel 工作簿 (*.xlsx);;CSV (*.csv)</translation>
    </message>
    <message>
        <source>Star table {day}</source>
        <translation>星级表 {day}</translation>
    </message>
    <message>
        <source>Star table</source>
        <translation>星级表</translation>
    </message>
    <message>
        <source>Wrote the star table.</source>
        <translation>已写好星级表。</translation>
    </message>
    <message>
        <source>Refused rows of batch {number}.csv</source>
        <translation>批次 {number} 被拒绝的行.csv</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>保存被拒绝的行</translation>
    </message>
    <message>
        <source>Saved the refused rows; anybody can read that file.</source>
        <translation>已保存被拒绝的行；谁都能打开那个文件。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Wrote the accountant&apos;s workbook.</source>
        <translation>已写好会计工作簿。</translation>
    </message>
</context>
<context>
    <name>DataSide</name>
    <message>
        <source>Each copy is opened and checked page by page before it counts.</source>
        <translation>每份备份都逐页打开检查过才算数。</translation>
    </message>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Amounts as numbers, dates as dates, phones as text; totals by formula.</source>
        <translation>金额是数字，日期是日期，电话是文本；合计用公式。</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>No backup yet. Make one before anything happens.</source>
        <translation>还没有备份。请先备份，以防万一。</translation>
    </message>
    <message>
        <source>Last backup {when}</source>
        <translation>上次备份：{when}</translation>
    </message>
    <message>
        <source>No second place: if this disk dies, so do its backups.</source>
        <translation>没有第二位置：此磁盘一坏，备份也没了。</translation>
    </message>
    <message>
        <source>Second place not reached: {folder}</source>
        <translation>无法访问第二位置：{folder}</translation>
    </message>
    <message>
        <source>Second place {when}: {folder}</source>
        <translation>第二位置 {when}：{folder}</translation>
    </message>
</context>
<context>
    <name>Dimensions</name>
    <message>
        <source>Amount</source>
        <translation>消费金额</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>频次</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>Years with us</source>
        <translation>使用年限</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>品类数</translation>
    </message>
    <message>
        <source>Steadiness</source>
        <translation>稳定性</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响力</translation>
    </message>
    <message>
        <source>Referrals</source>
        <translation>推荐</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
</context>
<context>
    <name>Doctor</name>
    <message>
        <source>Every page of the file is whole</source>
        <translation>文件每一页都完好</translation>
    </message>
    <message>
        <source>Every record points to records that are there</source>
        <translation>每条记录指向的记录都在</translation>
    </message>
    <message>
        <source>Every sale equals the sum of its lines</source>
        <translation>每笔消费等于各行之和</translation>
    </message>
    <message>
        <source>Every sale counts as one visit or none</source>
        <translation>每笔消费最多算一次到店</translation>
    </message>
    <message>
        <source>Every line is its sale&apos;s own</source>
        <translation>每一行都属于自己的消费</translation>
    </message>
    <message>
        <source>No return takes back more than was sold</source>
        <translation>退货都不超过卖出的</translation>
    </message>
    <message>
        <source>Every grade has its customer</source>
        <translation>每个评分都有客户</translation>
    </message>
    <message>
        <source>Every level is the last one of its history</source>
        <translation>每个星级都是历史的最后一条</translation>
    </message>
    <message>
        <source>Every level history is without gaps</source>
        <translation>星级历史都连续</translation>
    </message>
    <message>
        <source>Equal facts, levels and days never led to different levels</source>
        <translation>事实、原星级和日期相同的客户，从未得到不同的星级</translation>
    </message>
    <message>
        <source>No customer has two levels set by hand</source>
        <translation>没有客户同时有两个人工调整</translation>
    </message>
    <message>
        <source>Levels set by hand hold</source>
        <translation>人工调整的星级都有效</translation>
    </message>
    <message>
        <source>One grading scheme is in force</source>
        <translation>有一个评级方案生效</translation>
    </message>
    <message>
        <source>Every sale&apos;s customer is there</source>
        <translation>每笔消费的客户都在</translation>
    </message>
    <message>
        <source>Every closed case has its result</source>
        <translation>每件已关闭的工单都有结果</translation>
    </message>
    <message>
        <source>Every case stands as the last step of its course left it</source>
        <translation>每件工单的状态与经过的最后一步一致</translation>
    </message>
    <message>
        <source>Every case&apos;s customer is there</source>
        <translation>每件工单的客户都在</translation>
    </message>
    <message>
        <source>No balance of points was ever below 0</source>
        <translation>积分余额从未低于 0</translation>
    </message>
    <message>
        <source>Points taken back are those of a row of the same customer</source>
        <translation>撤销的积分与同一客户的原行相符</translation>
    </message>
    <message>
        <source>Every customer can be found</source>
        <translation>每位客户都能查到</translation>
    </message>
    <message>
        <source>The fast sums equal the exact ones</source>
        <translation>快速合计与精确合计相等</translation>
    </message>
    <message>
        <source>Stored figures and live scores are those of the business day</source>
        <translation>存下的数字和实时分与营业日相符</translation>
    </message>
    <message>
        <source>Stored decisions can be computed again</source>
        <translation>存下的评级都能重算</translation>
    </message>
    <message>
        <source>Nobody tampered with the audit log</source>
        <translation>审计日志没有被改动过</translation>
    </message>
    <message>
        <source>Every act that was saved in this folder is in the file</source>
        <translation>在此文件夹保存过的每项操作都在文件中</translation>
    </message>
    <message>
        <source>Nothing goes over a network unencrypted</source>
        <translation>没有任何内容未加密地经过网络</translation>
    </message>
    <message>
        <source>Digest of everything that lives in the shop</source>
        <translation>店铺全部内容的摘要</translation>
    </message>
</context>
<context>
    <name>DuePanel</name>
    <message>
        <source>Run as batch…</source>
        <translation>执行评定…</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Everybody</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Who is due</source>
        <translation>到期客户</translation>
    </message>
    <message>
        <source>Due days</source>
        <translation>到期日</translation>
    </message>
    <message>
        <source>Reviews so far</source>
        <translation>历次评定</translation>
    </message>
    <message>
        <source>None yet.</source>
        <translation>还没有。</translation>
    </message>
    <message>
        <source>From (row) to (column)</source>
        <translation>从（行）到（列）</translation>
    </message>
    <message>
        <source>Nothing is due.</source>
        <translation>没有到期的评定。</translation>
    </message>
    <message>
        <source>Nobody is due for review.</source>
        <translation>没有客户到期待评。</translation>
    </message>
    <message>
        <source>Each customer is reviewed on the day that stands on the card.</source>
        <translation>每位客户在卡片上写明的日期评定。</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>名单</translation>
    </message>
    <message>
        <source>Nothing is due. Next: {day}, {customers}.</source>
        <translation>没有到期的评定。下一次：{day}，{customers}。</translation>
    </message>
    <message>
        <source>{title}, {count}</source>
        <translation>{title}，{count}</translation>
    </message>
</context>
<context>
    <name>EffectBox</name>
    <message>
        <source>Live score after saving</source>
        <translation>保存后的实时分</translation>
    </message>
    <message>
        <source>↑ {level}</source>
        <translation>↑ {level}</translation>
    </message>
    <message>
        <source>↓ {level}</source>
        <translation>↓ {level}</translation>
    </message>
    <message>
        <source>stays {level}</source>
        <translation>仍为{level}</translation>
    </message>
    <message>
        <source>Level after saving</source>
        <translation>保存后的星级</translation>
    </message>
</context>
<context>
    <name>EndOverrideDialog</name>
    <message>
        <source>End level set by hand</source>
        <translation>结束人工调整</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>Why it ends</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>what the score gives</source>
        <translation>由实时分决定</translation>
    </message>
    <message>
        <source>Level after saving</source>
        <translation>保存后的星级</translation>
    </message>
</context>
<context>
    <name>EraseDialog</name>
    <message>
        <source>Erase a person for good</source>
        <translation>永久删除客户</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Such as &quot;asked in writing on 3 March&quot;. Name nobody: it is kept.</source>
        <translation>例如“3 月 3 日书面要求”。不要写姓名：这句话会保留。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Backups made before</source>
        <translation>之前的备份</translation>
    </message>
    <message>
        <source>Goes for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>name, phone, notes, consents, contacts, level: %Ln record(s)</source>
        <translation>姓名、电话、备注、同意、工单、星级：%Ln 条记录</translation>
    </message>
    <message>
        <source>%Ln sale line(s), {amount}, without a name</source>
        <translation>%Ln 行消费，{amount}，不再有姓名</translation>
    </message>
    <message>
        <source>Stays as money</source>
        <translation>作为金额保留</translation>
    </message>
    <message>
        <source>Erase {name} for good?</source>
        <translation>永久删除 {name}？</translation>
    </message>
    <message>
        <source>This cannot be undone, not even by whoever made the program.</source>
        <translation>此操作无法撤销，谁也恢复不了。</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>Errors</name>
    <message>
        <source>There is a shop in {folder} already.</source>
        <translation>{folder} 里已有店铺。</translation>
    </message>
    <message>
        <source>Open it, or choose an empty folder for a new one.</source>
        <translation>请打开它，或为新店铺选一个空文件夹。</translation>
    </message>
    <message>
        <source>There is no scheme template {name}.</source>
        <translation>没有叫“{name}”的方案模板。</translation>
    </message>
    <message>
        <source>Look at the list of templates.</source>
        <translation>请看模板列表。</translation>
    </message>
    <message>
        <source>The folder {folder} cannot be used: {detail}.</source>
        <translation>文件夹 {folder} 不能用：{detail}。</translation>
    </message>
    <message>
        <source>Choose a folder that you may write to.</source>
        <translation>请选一个可以写入的文件夹。</translation>
    </message>
    <message>
        <source>The making of the shop in {folder} was broken off.</source>
        <translation>{folder} 里的店铺没有建完就中断了。</translation>
    </message>
    <message>
        <source>Create it again; there is nothing in it yet.</source>
        <translation>请重新创建；里面还没有任何内容。</translation>
    </message>
    <message>
        <source>There is no shop in {folder}.</source>
        <translation>{folder} 里没有店铺。</translation>
    </message>
    <message>
        <source>Create one, or name the folder of yours.</source>
        <translation>请创建店铺，或指明您的店铺文件夹。</translation>
    </message>
    <message>
        <source>The folder {folder} is not empty.</source>
        <translation>文件夹 {folder} 不是空的。</translation>
    </message>
    <message>
        <source>Choose an empty folder, or name a new one.</source>
        <translation>请选一个空文件夹，或写一个新文件夹。</translation>
    </message>
    <message>
        <source>A backup or a new key is being put in place right now.</source>
        <translation>现在正在恢复备份或换密钥。</translation>
    </message>
    <message>
        <source>The database of the shop in {folder} is missing or empty.</source>
        <translation>{folder} 里店铺的数据库不见了或是空的。</translation>
    </message>
    <message>
        <source>Restore the last backup. If this shop was never used, delete its folder and create it again.</source>
        <translation>请恢复最近的备份。如果这个店铺还没用过，可删除文件夹后重新创建。</translation>
    </message>
    <message>
        <source>This shop has several logins: {logins}.</source>
        <translation>这个店铺有几个登录名：{logins}。</translation>
    </message>
    <message>
        <source>Say who you are.</source>
        <translation>请说明您是谁。</translation>
    </message>
    <message>
        <source>The password of {login} is needed.</source>
        <translation>需要 {login} 的密码。</translation>
    </message>
    <message>
        <source>Type it, or use the recovery key.</source>
        <translation>请输入密码，或使用恢复密钥。</translation>
    </message>
    <message>
        <source>The shop&apos;s database is damaged in {count} places.</source>
        <translation>店铺数据库有 {count} 处损坏。</translation>
    </message>
    <message>
        <source>Leave the file as it is and restore the last backup.</source>
        <translation>请保持文件原样，恢复最近的备份。</translation>
    </message>
    <message>
        <source>Nobody called {login} can sign in to this shop.</source>
        <translation>没有叫 {login} 的人可以登录这个店铺。</translation>
    </message>
    <message>
        <source>Choose one of the logins of the shop.</source>
        <translation>请从店铺的登录名里选。</translation>
    </message>
    <message>
        <source>No refused rows of batch {batch} are kept.</source>
        <translation>批次 {batch} 没有留下被拒绝的行。</translation>
    </message>
    <message>
        <source>They are kept for {days} days. Import the file again: it tells what it refuses.</source>
        <translation>它们保留 {days} 天。请再导入一次那个文件，会告诉您拒绝了哪些行。</translation>
    </message>
    <message>
        <source>Choose another folder or another name.</source>
        <translation>换一个文件夹或文件名。</translation>
    </message>
    <message>
        <source>{file} is far too large for a scheme.</source>
        <translation>{file} 太大，不可能是评级方案。</translation>
    </message>
    <message>
        <source>Choose the scheme file.</source>
        <translation>请选择评级方案文件。</translation>
    </message>
    <message>
        <source>{file} is not a text in UTF-8.</source>
        <translation>{file} 不是 UTF-8 文本。</translation>
    </message>
    <message>
        <source>Save it as UTF-8 in your editor and try again.</source>
        <translation>请在编辑器里存为 UTF-8，再试一次。</translation>
    </message>
    <message>
        <source>{file} cannot be read in {folder}.</source>
        <translation>{folder} 里的 {file} 读不了。</translation>
    </message>
    <message>
        <source>Check the name and the folder.</source>
        <translation>请核对文件名和文件夹。</translation>
    </message>
    <message>
        <source>The scheme in force has no level {level}.</source>
        <translation>生效的评级方案里没有“{level}”这个星级。</translation>
    </message>
    <message>
        <source>Choose one of: {known}, or their stars.</source>
        <translation>可选：{known}，或写几星。</translation>
    </message>
    <message>
        <source>The star table cannot be written as {file}.</source>
        <translation>星级表不能写成 {file}。</translation>
    </message>
    <message>
        <source>Choose a name that ends in .csv or .xlsx.</source>
        <translation>请用以 .csv 或 .xlsx 结尾的文件名。</translation>
    </message>
    <message>
        <source>The owner of the new shop has no password yet.</source>
        <translation>新店铺的店主还没有密码。</translation>
    </message>
    <message>
        <source>The two passwords are not the same; no shop was made.</source>
        <translation>两次输入的密码不同，没有创建店铺。</translation>
    </message>
    <message>
        <source>Run the command again.</source>
        <translation>请重新运行命令。</translation>
    </message>
    <message>
        <source>The customer has no name yet.</source>
        <translation>客户还没有名称。</translation>
    </message>
    <message>
        <source>Type a name; two customers may share one.</source>
        <translation>请输入名称，可以与别的客户同名。</translation>
    </message>
    <message>
        <source>A customer can carry at most {most} tags.</source>
        <translation>一位客户最多 {most} 个标签。</translation>
    </message>
    <message>
        <source>Leave out the tags that nobody uses.</source>
        <translation>请去掉用不到的标签。</translation>
    </message>
    <message>
        <source>Influence counts for the level, so it needs its evidence.</source>
        <translation>影响力会影响星级，需要写明依据。</translation>
    </message>
    <message>
        <source>Potential counts for the level, so it needs its reasons.</source>
        <translation>潜力会影响星级，需要写明理由。</translation>
    </message>
    <message>
        <source>Type what it rests on, or leave both empty.</source>
        <translation>写明依据，或两项都留空。</translation>
    </message>
    <message>
        <source>Correct it and save again.</source>
        <translation>请改正后再保存。</translation>
    </message>
    <message>
        <source>{value} is not between 0 and {most}.</source>
        <translation>{value} 不在 0 到 {most} 之间。</translation>
    </message>
    <message>
        <source>Type a number in that range or leave it empty.</source>
        <translation>请输入这个范围内的数，或留空。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is not a day of the calendar.</source>
        <translation>“{value}”不是日历上的日子。</translation>
    </message>
    <message>
        <source>Type it as 1990-05-02, or --05-02 without a year.</source>
        <translation>请写成 1990-05-02，没有年份写 --05-02。</translation>
    </message>
    <message>
        <source>{day} is still to come.</source>
        <translation>{day} 还没有到。</translation>
    </message>
    <message>
        <source>Type a day up to today.</source>
        <translation>请输入今天或以前的日子。</translation>
    </message>
    <message>
        <source>The benefit has no words yet.</source>
        <translation>还没有写明权益内容。</translation>
    </message>
    <message>
        <source>Type what the customer gets, such as &quot;free tea&quot;.</source>
        <translation>请写明客户得到什么，例如“免费试饮”。</translation>
    </message>
    <message>
        <source>There is no level {level} to give a benefit to.</source>
        <translation>没有第 {level} 级，无法设置权益。</translation>
    </message>
    <message>
        <source>Choose one of the levels of the scheme.</source>
        <translation>请选择方案中的一个星级。</translation>
    </message>
    <message>
        <source>The yearly cost of a benefit cannot be that amount.</source>
        <translation>权益的年成本不能是这个金额。</translation>
    </message>
    <message>
        <source>Type an amount from 0 on; 0 while it is unknown.</source>
        <translation>请输入 0 或以上的金额；未知时填 0。</translation>
    </message>
    <message>
        <source>The text has {length} characters; {limit} are allowed.</source>
        <translation>文字有 {length} 个字，最多 {limit} 个。</translation>
    </message>
    <message>
        <source>Shorten it, so that it can be read on paper.</source>
        <translation>请缩短，以便在纸上看清。</translation>
    </message>
    <message>
        <source>Shorten it in the file and import again.</source>
        <translation>请在文件里缩短，再导入。</translation>
    </message>
    <message>
        <source>The text holds a sign that cannot be shown: {sign}.</source>
        <translation>文字里有无法显示的字符：{sign}。</translation>
    </message>
    <message>
        <source>Delete that sign in the file and import again.</source>
        <translation>请在文件里删掉它，再导入。</translation>
    </message>
    <message>
        <source>Compare it with the card, correct it and save again.</source>
        <translation>请对照身份证改正后再保存。</translation>
    </message>
    <message>
        <source>This is an ID number of the old form with 15 digits.</source>
        <translation>这是 15 位的旧身份证号。</translation>
    </message>
    <message>
        <source>Type the 18 characters of the card in use today.</source>
        <translation>请输入现行身份证上的 18 位号码。</translation>
    </message>
    <message>
        <source>An ID number has 18 characters: 17 digits and a digit or X.</source>
        <translation>身份证号共 18 位：17 位数字加一位数字或 X。</translation>
    </message>
    <message>
        <source>The check digit does not fit: a digit was mistyped.</source>
        <translation>校验码不符：有一位输错了。</translation>
    </message>
    <message>
        <source>A spreadsheet has cut digits off this number.</source>
        <translation>表格软件把这个号码截短了。</translation>
    </message>
    <message>
        <source>Format the column as text in the spreadsheet and export again.</source>
        <translation>请在表格里把这一列设为文本，重新导出。</translation>
    </message>
    <message>
        <source>The day of birth inside the ID number is not a day of the calendar.</source>
        <translation>身份证号里的出生日期不存在。</translation>
    </message>
    <message>
        <source>The day of birth inside the ID number is still to come.</source>
        <translation>身份证号里的出生日期还没有到。</translation>
    </message>
    <message>
        <source>{said}, the shop keeps {currency}.</source>
        <translation>这一行是 {said}，本店记 {currency}。</translation>
    </message>
    <message>
        <source>Convert the amounts to {currency} in the file and import again.</source>
        <translation>请先在文件里换算成 {currency}，再导入。</translation>
    </message>
    <message>
        <source>This is not a quantity.</source>
        <translation>这不是数量。</translation>
    </message>
    <message>
        <source>Write a plain number such as 3.</source>
        <translation>请写普通数字，如 3。</translation>
    </message>
    <message>
        <source>This is not a number of orders.</source>
        <translation>这不是购买次数。</translation>
    </message>
    <message>
        <source>Write it like 5 or 5次/年.</source>
        <translation>请写成 5 或 5次/年。</translation>
    </message>
    <message>
        <source>This is not a number of years.</source>
        <translation>这不是年限。</translation>
    </message>
    <message>
        <source>Write it like 2年, 2.5 or 30个月.</source>
        <translation>请写成 2年、2.5 或 30个月。</translation>
    </message>
    <message>
        <source>The assessment must lie between 0 and {highest}.</source>
        <translation>评分须在 0 到 {highest} 之间。</translation>
    </message>
    <message>
        <source>Correct the figure and import again.</source>
        <translation>请改正数字，再导入。</translation>
    </message>
    <message>
        <source>This row says neither sale nor return.</source>
        <translation>这一行看不出是消费还是退货。</translation>
    </message>
    <message>
        <source>Write 消费 or 退货, sale or return.</source>
        <translation>请写“消费”或“退货”。</translation>
    </message>
    <message>
        <source>The order was not completed: {state}.</source>
        <translation>这一单没有完成：{state}。</translation>
    </message>
    <message>
        <source>Nothing to do, unless the state in the file is wrong.</source>
        <translation>若文件里的状态没写错，就不用处理。</translation>
    </message>
    <message>
        <source>This is not a phone number.</source>
        <translation>这不是手机号。</translation>
    </message>
    <message>
        <source>The cell holds more than one phone number.</source>
        <translation>一格里有几个手机号。</translation>
    </message>
    <message>
        <source>Keep one number in the cell and import again.</source>
        <translation>请只留一个号码，再导入。</translation>
    </message>
    <message>
        <source>The phone number has {count} digit.</source>
        <translation>电话号码有 {count} 位。</translation>
    </message>
    <message>
        <source>The phone number has {count} digits.</source>
        <translation>电话号码有 {count} 位。</translation>
    </message>
    <message>
        <source>The mobile number has {count} digits, not 11.</source>
        <translation>手机号有 {count} 位，应为 11 位。</translation>
    </message>
    <message>
        <source>Correct the phone number and import again.</source>
        <translation>请改正手机号，再导入。</translation>
    </message>
    <message>
        <source>This is not an e-mail address.</source>
        <translation>这不是邮箱地址。</translation>
    </message>
    <message>
        <source>Correct or empty the cell and import again.</source>
        <translation>请改正或清空这一格，再导入。</translation>
    </message>
    <message>
        <source>The date lies ahead of the business day.</source>
        <translation>日期在营业日之后。</translation>
    </message>
    <message>
        <source>Correct the date and import again.</source>
        <translation>请改正日期，再导入。</translation>
    </message>
    <message>
        <source>Write the date as year-month-day.</source>
        <translation>请把日期写成年-月-日。</translation>
    </message>
    <message>
        <source>This is not a date of the calendar.</source>
        <translation>这不是日历上的日期。</translation>
    </message>
    <message>
        <source>The date lies outside the years 1900 to 2199.</source>
        <translation>日期不在 1900 到 2199 年之间。</translation>
    </message>
    <message>
        <source>Day and month of this date cannot be told apart.</source>
        <translation>这个日期分不清日和月。</translation>
    </message>
    <message>
        <source>The year of this date has only two digits.</source>
        <translation>这个日期的年份只有两位。</translation>
    </message>
    <message>
        <source>The file has no column &quot;{column}&quot; for {field}.</source>
        <translation>文件里没有可作“{field}”的“{column}”列。</translation>
    </message>
    <message>
        <source>Choose one of: {columns}</source>
        <translation>可选：{columns}</translation>
    </message>
    <message>
        <source>A list of {kind} has no field &quot;{field}&quot;.</source>
        <translation>{kind} 清单没有“{field}”字段。</translation>
    </message>
    <message>
        <source>Choose one of: {fields}</source>
        <translation>可选：{fields}</translation>
    </message>
    <message>
        <source>The file cannot be imported yet: {question}</source>
        <translation>文件还不能导入：{question}</translation>
    </message>
    <message>
        <source>Answer it and import again: {choices}</source>
        <translation>请回答后再导入：{choices}</translation>
    </message>
    <message>
        <source>There is no kind of list called &quot;{kind}&quot;.</source>
        <translation>没有“{kind}”这种清单。</translation>
    </message>
    <message>
        <source>Choose sales or customers.</source>
        <translation>请选 sales 或 customers。</translation>
    </message>
    <message>
        <source>There is no date order called &quot;{order}&quot;.</source>
        <translation>没有“{order}”这种日期顺序。</translation>
    </message>
    <message>
        <source>Choose ymd, dmy or mdy.</source>
        <translation>请选 ymd、dmy 或 mdy。</translation>
    </message>
    <message>
        <source>The field {field} is empty.</source>
        <translation>“{field}”是空的。</translation>
    </message>
    <message>
        <source>Fill it in the file and import again.</source>
        <translation>请在文件里填上，再导入。</translation>
    </message>
    <message>
        <source>The row has more cells than the header has columns.</source>
        <translation>这一行的格数比表头多。</translation>
    </message>
    <message>
        <source>Put cells that hold the delimiter in quotes and import again.</source>
        <translation>请把含分隔符的格子加上引号，再导入。</translation>
    </message>
    <message>
        <source>This row repeats the header.</source>
        <translation>这一行重复了表头。</translation>
    </message>
    <message>
        <source>Nothing to do: it holds no data.</source>
        <translation>不用处理：里面没有数据。</translation>
    </message>
    <message>
        <source>This row is a sum of other rows.</source>
        <translation>这一行是其他行的合计。</translation>
    </message>
    <message>
        <source>Nothing to do: the rows themselves are imported.</source>
        <translation>不用处理：各行已分别导入。</translation>
    </message>
    <message>
        <source>The field {field} is empty; this file has formulas without a value.</source>
        <translation>“{field}”是空的；这个文件里有还没有算出结果的公式。</translation>
    </message>
    <message>
        <source>Open the file in the spreadsheet program, save it, and import again.</source>
        <translation>请用表格软件打开这个文件，保存一次，再导入。</translation>
    </message>
    <message>
        <source>The first row of this order was refused.</source>
        <translation>这一单的第一行被拒绝了。</translation>
    </message>
    <message>
        <source>Correct that row; this one goes with it.</source>
        <translation>改好那一行，这一行就跟着它。</translation>
    </message>
    <message>
        <source>The discount is larger than the line it stands on.</source>
        <translation>折扣比这一行的金额还大。</translation>
    </message>
    <message>
        <source>Share the discount among the lines of the order and import again.</source>
        <translation>请把折扣分摊到这一单的各行，再导入。</translation>
    </message>
    <message>
        <source>This is not an amount of money: &quot;{value}&quot;.</source>
        <translation>“{value}”不是金额。</translation>
    </message>
    <message>
        <source>Write it like 1234.50 or ¥1,234.50.</source>
        <translation>请写成 1234.50 或 ¥1,234.50。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is another currency; the shop keeps {currency}.</source>
        <translation>“{value}”是别的币种；本店记 {currency}。</translation>
    </message>
    <message>
        <source>Convert it, and type the amount in {currency}.</source>
        <translation>请换算后，按 {currency} 填写金额。</translation>
    </message>
    <message>
        <source>This amount is too large to be one sale: {value}.</source>
        <translation>一笔消费不可能这么大：{value}。</translation>
    </message>
    <message>
        <source>Check the number of digits and the decimal point.</source>
        <translation>请核对位数和小数点。</translation>
    </message>
    <message>
        <source>The scheme file cannot be read: {detail}.</source>
        <translation>评级方案文件读不了：{detail}。</translation>
    </message>
    <message>
        <source>Mend that line and try again.</source>
        <translation>请改正那一行，再试一次。</translation>
    </message>
    <message>
        <source>Write a whole number, such as 60; weights are percent.</source>
        <translation>请写整数，例如 60；权重是百分数。</translation>
    </message>
    <message>
        <source>A scheme has no &quot;{field}&quot;.</source>
        <translation>评级方案没有“{field}”。</translation>
    </message>
    <message>
        <source>Correct the word, or remove the line.</source>
        <translation>请改正这个词，或删掉这一行。</translation>
    </message>
    <message>
        <source>The scheme lacks &quot;{field}&quot;.</source>
        <translation>评级方案缺少“{field}”。</translation>
    </message>
    <message>
        <source>Add the line.</source>
        <translation>请加上这一行。</translation>
    </message>
    <message>
        <source>{field} cannot be {value}.</source>
        <translation>{field} 不能是 {value}。</translation>
    </message>
    <message>
        <source>Write a number or a text in quotes, as in the example.</source>
        <translation>请照例子写数字，或加引号的文字。</translation>
    </message>
    <message>
        <source>The scheme weighs no dimension.</source>
        <translation>评级方案没有任何维度。</translation>
    </message>
    <message>
        <source>Choose at least one, such as the amount.</source>
        <translation>请至少选一个，如消费金额。</translation>
    </message>
    <message>
        <source>The dimension {key} stands in the scheme twice.</source>
        <translation>维度 {key} 在方案里出现两次。</translation>
    </message>
    <message>
        <source>Remove one of the two.</source>
        <translation>请删掉一个。</translation>
    </message>
    <message>
        <source>The window cannot be cut into 12 blocks: {days} is too few days.</source>
        <translation>{days} 天分不成 12 段。</translation>
    </message>
    <message>
        <source>Choose at least 12 days, or do not weigh steadiness.</source>
        <translation>请至少 12 天，或不用稳定性。</translation>
    </message>
    <message>
        <source>The weights add up to {total}, not 100.</source>
        <translation>权重合计 {total}，不是 100。</translation>
    </message>
    <message>
        <source>Change a weight, or balance them to {balanced}.</source>
        <translation>请改权重，或平衡为 {balanced}。</translation>
    </message>
    <message>
        <source>{key} lists steps, but its scale is {scale}.</source>
        <translation>{key} 列了分档，但刻度是 {scale}。</translation>
    </message>
    <message>
        <source>Choose the scale steps, or remove the list.</source>
        <translation>请把刻度选为 steps，或删掉分档。</translation>
    </message>
    <message>
        <source>{key} has 0 and 100 points at the same value, {full}.</source>
        <translation>{key} 的 0 分和 100 分是同一个值 {full}。</translation>
    </message>
    <message>
        <source>Choose a full mark that differs from the floor.</source>
        <translation>请让满分值与起点不同。</translation>
    </message>
    <message>
        <source>The full mark of {key}, {full}, lies below its floor.</source>
        <translation>{key} 的满分值 {full} 低于起点。</translation>
    </message>
    <message>
        <source>Choose a full mark above the floor, {floor}.</source>
        <translation>请选择高于起点 {floor} 的满分值。</translation>
    </message>
    <message>
        <source>{key} has a stepped scale without steps.</source>
        <translation>{key} 用分档刻度，却没有分档。</translation>
    </message>
    <message>
        <source>Give at least one value and its points.</source>
        <translation>请至少给一个值和它的分数。</translation>
    </message>
    <message>
        <source>Step {number} of {key} does not rise above the last.</source>
        <translation>{key} 的第 {number} 档没有高于前一档。</translation>
    </message>
    <message>
        <source>Let both the values and the points rise.</source>
        <translation>值和分数都要递增。</translation>
    </message>
    <message>
        <source>A scheme has 2 to 10 levels, not {count}.</source>
        <translation>评级方案要有 2 到 10 个星级，不能是 {count} 个。</translation>
    </message>
    <message>
        <source>Add or remove levels.</source>
        <translation>请增减星级。</translation>
    </message>
    <message>
        <source>Two levels are both called {name}.</source>
        <translation>有两个星级都叫“{name}”。</translation>
    </message>
    <message>
        <source>Give each level its own name.</source>
        <translation>请给每个星级不同的名称。</translation>
    </message>
    <message>
        <source>The lowest level begins at {lower}, not at 0.</source>
        <translation>最低星级从 {lower} 开始，不是从 0。</translation>
    </message>
    <message>
        <source>Let it begin at 0, so that nobody is without a level.</source>
        <translation>请让它从 0 开始，人人都有星级。</translation>
    </message>
    <message>
        <source>Everybody has the lowest level; {name} needs no entry.</source>
        <translation>人人都有最低星级，{name} 不用直接进入的条件。</translation>
    </message>
    <message>
        <source>Leave its direct entry empty.</source>
        <translation>请把它的直接进入留空。</translation>
    </message>
    <message>
        <source>{colour} is not a colour.</source>
        <translation>{colour} 不是颜色。</translation>
    </message>
    <message>
        <source>Write it like #E0A434, or leave it empty.</source>
        <translation>请写成 #E0A434，或留空。</translation>
    </message>
    <message>
        <source>{above} does not stand above {below}.</source>
        <translation>{above} 没有高于 {below}。</translation>
    </message>
    <message>
        <source>List the levels upwards, each bound higher.</source>
        <translation>请从低到高列出星级，下限逐级升高。</translation>
    </message>
    <message>
        <source>{name} is entered with less than a level below it.</source>
        <translation>{name} 的直接进入比下面的星级还低。</translation>
    </message>
    <message>
        <source>Let the direct entries rise with the levels.</source>
        <translation>请让直接进入随星级升高。</translation>
    </message>
    <message>
        <source>This cannot be a name ({field}): &quot;{name}&quot;.</source>
        <translation>“{name}”不能作名称（{field}）。</translation>
    </message>
    <message>
        <source>Use 1 to {longest} ordinary characters.</source>
        <translation>请用 1 到 {longest} 个普通字符。</translation>
    </message>
    <message>
        <source>{field} knows no &quot;{value}&quot;.</source>
        <translation>{field} 没有“{value}”。</translation>
    </message>
    <message>
        <source>Choose one of: {choices}.</source>
        <translation>可选：{choices}。</translation>
    </message>
    <message>
        <source>Give a number from {least} to {most}.</source>
        <translation>请给 {least} 到 {most} 的数。</translation>
    </message>
    <message>
        <source>There is no template &quot;{name}&quot;.</source>
        <translation>没有叫“{name}”的模板。</translation>
    </message>
    <message>
        <source>Your role may not do this: {action}.</source>
        <translation>您的角色不能做这件事：{action}。</translation>
    </message>
    <message>
        <source>Ask the owner, or sign in as someone who may.</source>
        <translation>请找店主，或由有权的人登录。</translation>
    </message>
    <message>
        <source>{file} is no workbook and has no sheet &quot;{sheet}&quot;.</source>
        <translation>{file} 不是工作簿，没有工作表“{sheet}”。</translation>
    </message>
    <message>
        <source>Leave the sheet out, or choose the workbook.</source>
        <translation>不要指定工作表，或改选工作簿。</translation>
    </message>
    <message>
        <source>{file} is of a kind that cannot be imported.</source>
        <translation>{file} 这种文件不能导入。</translation>
    </message>
    <message>
        <source>Choose a file that ends in {endings}.</source>
        <translation>请选以 {endings} 结尾的文件。</translation>
    </message>
    <message>
        <source>{file} is no workbook, whatever its name says.</source>
        <translation>{file} 不是工作簿，与它的名称不符。</translation>
    </message>
    <message>
        <source>Get the file anew from where it came and import that.</source>
        <translation>请从来处重新取得这个文件再导入。</translation>
    </message>
    <message>
        <source>{file} is not what its name says: it holds {found}.</source>
        <translation>{file} 名不副实，里面是 {found}。</translation>
    </message>
    <message>
        <source>Open it in the program it came from and save it as .xlsx or .csv.</source>
        <translation>请用原来的程序打开，存为 .xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>A quotation mark opened in line {line} of {file} stays open.</source>
        <translation>{file} 第 {line} 行的引号没有合上。</translation>
    </message>
    <message>
        <source>Close or delete that mark and import again.</source>
        <translation>请合上或删掉引号，再导入。</translation>
    </message>
    <message>
        <source>{file} holds no sheet.</source>
        <translation>{file} 里没有工作表。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, save it anew.</source>
        <translation>请用表格软件打开，重新保存。</translation>
    </message>
    <message>
        <source>{file} has no sheet &quot;{sheet}&quot;.</source>
        <translation>{file} 里没有工作表“{sheet}”。</translation>
    </message>
    <message>
        <source>Choose one of: {sheets}</source>
        <translation>可选：{sheets}</translation>
    </message>
    <message>
        <source>There are no rows in {file}, sheet {sheet}.</source>
        <translation>{file} 的工作表“{sheet}”里没有行。</translation>
    </message>
    <message>
        <source>Choose another sheet; the file has: {sheets}</source>
        <translation>请选别的工作表，文件里有：{sheets}</translation>
    </message>
    <message>
        <source>{file} has no row {row} that could be the header.</source>
        <translation>{file} 的第 {row} 行不能作表头。</translation>
    </message>
    <message>
        <source>Give the number of the row that holds the column names.</source>
        <translation>请给出列名所在的行号。</translation>
    </message>
    <message>
        <source>{file} has {count} columns; {limit} can be read.</source>
        <translation>{file} 有 {count} 列，最多能读 {limit} 列。</translation>
    </message>
    <message>
        <source>Delete the columns that are not needed.</source>
        <translation>请删掉不需要的列。</translation>
    </message>
    <message>
        <source>There is no file {file}.</source>
        <translation>没有文件 {file}。</translation>
    </message>
    <message>
        <source>{file} is a folder.</source>
        <translation>{file} 是文件夹。</translation>
    </message>
    <message>
        <source>Choose one file inside it.</source>
        <translation>请选里面的一个文件。</translation>
    </message>
    <message>
        <source>{file} may not be read.</source>
        <translation>{file} 不让读取。</translation>
    </message>
    <message>
        <source>Close the program that has it open, or copy the file.</source>
        <translation>请关闭正在使用它的程序，或复制一份。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}.</source>
        <translation>{file} 读不了：{reason}。</translation>
    </message>
    <message>
        <source>Copy the file to this computer and try again.</source>
        <translation>请把文件复制到这台电脑，再试一次。</translation>
    </message>
    <message>
        <source>{file} was changed while it was being read.</source>
        <translation>{file} 在读取时被改动了。</translation>
    </message>
    <message>
        <source>Close it in other programs and start again.</source>
        <translation>请在别的程序里关闭它，再重新开始。</translation>
    </message>
    <message>
        <source>{file} is not an ordinary file.</source>
        <translation>{file} 不是普通文件。</translation>
    </message>
    <message>
        <source>{file} is empty.</source>
        <translation>{file} 是空的。</translation>
    </message>
    <message>
        <source>Export it again from the program it came from.</source>
        <translation>请从原来的程序重新导出。</translation>
    </message>
    <message>
        <source>{file} is larger than {limit}.</source>
        <translation>{file} 超过 {limit}。</translation>
    </message>
    <message>
        <source>Split it, for example by year, and import the parts.</source>
        <translation>请拆开，如按年份，再分别导入。</translation>
    </message>
    <message>
        <source>A sheet of {file} spans more than {limit} million cells.</source>
        <translation>{file} 的一个工作表超过 {limit} 百万格。</translation>
    </message>
    <message>
        <source>Copy the filled part to a new sheet, or save it as CSV.</source>
        <translation>请把有内容的部分复制到新工作表，或存为 CSV。</translation>
    </message>
    <message>
        <source>The characters of {file} cannot be made out.</source>
        <translation>{file} 的文字编码认不出。</translation>
    </message>
    <message>
        <source>Save it as &quot;CSV UTF-8&quot; and import again.</source>
        <translation>请存为“CSV UTF-8”，再导入。</translation>
    </message>
    <message>
        <source>{file} is not a text file.</source>
        <translation>{file} 不是文本文件。</translation>
    </message>
    <message>
        <source>Export it as CSV or .xlsx and import again.</source>
        <translation>请导出为 CSV 或 .xlsx，再导入。</translation>
    </message>
    <message>
        <source>Line {line} of {file} is longer than a million characters.</source>
        <translation>{file} 第 {line} 行超过一百万个字。</translation>
    </message>
    <message>
        <source>This is no list; export it again as CSV or .xlsx.</source>
        <translation>这不是清单，请重新导出为 CSV 或 .xlsx。</translation>
    </message>
    <message>
        <source>{file} holds no contact.</source>
        <translation>{file} 里没有联系人。</translation>
    </message>
    <message>
        <source>Export the contacts again as vCard (.vcf).</source>
        <translation>请把联系人重新导出为 vCard (.vcf)。</translation>
    </message>
    <message>
        <source>{file} is damaged or was not copied completely.</source>
        <translation>{file} 损坏了，或没有复制完整。</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program, save it anew and import.</source>
        <translation>请用表格软件打开，重新保存后导入。</translation>
    </message>
    <message>
        <source>{file} would unpack to far more than it may hold.</source>
        <translation>{file} 解开后大得不正常。</translation>
    </message>
    <message>
        <source>Do not use this file; ask where it came from.</source>
        <translation>请不要用这个文件，先问清来源。</translation>
    </message>
    <message>
        <source>{file} holds a part that points outside itself.</source>
        <translation>{file} 里有指向外面的内容。</translation>
    </message>
    <message>
        <source>{file} is protected by a password.</source>
        <translation>{file} 有密码保护。</translation>
    </message>
    <message>
        <source>Remove the password in the spreadsheet program and import.</source>
        <translation>请在表格软件里去掉密码，再导入。</translation>
    </message>
    <message>
        <source>{file} holds XML that a workbook never needs.</source>
        <translation>{file} 里有工作簿不该有的 XML。</translation>
    </message>
    <message>
        <source>The backup to {folder} could not be written: {detail}.</source>
        <translation>备份没能写入 {folder}：{detail}。</translation>
    </message>
    <message>
        <source>Check that disk, or choose another folder.</source>
        <translation>请检查那个磁盘，或换一个文件夹。</translation>
    </message>
    <message>
        <source>Wait a moment and do it again; nothing was changed.</source>
        <translation>请稍等再做一次，没有任何改动。</translation>
    </message>
    <message>
        <source>Do it again when the check has ended.</source>
        <translation>检查结束后再做一次。</translation>
    </message>
    <message>
        <source>Another program is writing to the shop&apos;s database.</source>
        <translation>另一个程序正在写店铺数据库。</translation>
    </message>
    <message>
        <source>The disk is full. Nothing of this act was saved.</source>
        <translation>磁盘满了，这一步没有保存。</translation>
    </message>
    <message>
        <source>Free some space and do it again.</source>
        <translation>请腾出空间，再做一次。</translation>
    </message>
    <message>
        <source>The shop&apos;s folder cannot be written to.</source>
        <translation>店铺文件夹不能写入。</translation>
    </message>
    <message>
        <source>Give yourself the right to write there, or copy the shop elsewhere.</source>
        <translation>请给自己写入权限，或把店铺复制到别处。</translation>
    </message>
    <message>
        <source>The shop&apos;s database could not be opened.</source>
        <translation>店铺数据库打不开。</translation>
    </message>
    <message>
        <source>Check that the folder is there, that the disk is connected, and try again.</source>
        <translation>请确认文件夹还在、磁盘已连接，再试一次。</translation>
    </message>
    <message>
        <source>The shop&apos;s database cannot be read with this key, or it is damaged.</source>
        <translation>用这把密钥读不了店铺数据库，或它已损坏。</translation>
    </message>
    <message>
        <source>Sign in again; if that fails, restore the last backup.</source>
        <translation>请重新登录；仍不行就恢复最近的备份。</translation>
    </message>
    <message>
        <source>The shop&apos;s database is damaged.</source>
        <translation>店铺数据库损坏了。</translation>
    </message>
    <message>
        <source>The disk did not answer. Nothing of this act was saved.</source>
        <translation>磁盘没有响应，这一步没有保存。</translation>
    </message>
    <message>
        <source>Check the disk or the stick, then do it again.</source>
        <translation>请检查磁盘或 U 盘，再做一次。</translation>
    </message>
    <message>
        <source>The way to the database server is not protected as asked.</source>
        <translation>到数据库服务器的连接没有达到要求的保护。</translation>
    </message>
    <message>
        <source>Check the server&apos;s name, its certificate and the root certificate; nothing was sent.</source>
        <translation>请检查服务器的名称、它的证书和根证书；什么都没有发送。</translation>
    </message>
    <message>
        <source>The database server does not answer.</source>
        <translation>数据库服务器没有响应。</translation>
    </message>
    <message>
        <source>Check the network and the server, then do it again.</source>
        <translation>请检查网络和服务器，再做一次。</translation>
    </message>
    <message>
        <source>The shop&apos;s file is still being checked. Nothing was changed.</source>
        <translation>店铺文件还在检查中，没有做任何改动。</translation>
    </message>
    <message>
        <source>The shop&apos;s database is damaged in {count} place.</source>
        <translation>店铺数据库有 {count} 处损坏。</translation>
    </message>
    <message>
        <source>This shop was last opened by a newer StarDesk (schema {have}).</source>
        <translation>这个店铺上次是用更新的 StarDesk 打开的（结构 {have}）。</translation>
    </message>
    <message>
        <source>Install that version; nothing was changed.</source>
        <translation>请安装那个版本，没有任何改动。</translation>
    </message>
    <message>
        <source>Upgrading the shop&apos;s database would have lost rows in {what}; it was not done.</source>
        <translation>升级店铺数据库会丢失 {what} 里的行，所以没有升级。</translation>
    </message>
    <message>
        <source>Go on with the earlier version and send the log to whoever helps you.</source>
        <translation>请继续用原来的版本，并把日志发给帮您的人。</translation>
    </message>
    <message>
        <source>A text of {length} characters in the column {column} does not fit in a spreadsheet cell, which holds {most}. It begins with &quot;{start}&quot;.</source>
        <translation>{column} 列里有 {length} 个字的文字，一格只能放 {most} 个，放不下。开头是“{start}”。</translation>
    </message>
    <message>
        <source>Shorten it, or export as CSV.</source>
        <translation>请缩短，或导出为 CSV。</translation>
    </message>
    <message>
        <source>{sheet} has {rows} rows; a spreadsheet holds at most {most}.</source>
        <translation>{sheet} 有 {rows} 行，一个工作表最多 {most} 行。</translation>
    </message>
    <message>
        <source>Choose a shorter period, or export as CSV.</source>
        <translation>请选短一点的期间，或导出为 CSV。</translation>
    </message>
    <message>
        <source>There is no room on the disk for {file} in {folder}.</source>
        <translation>{folder} 所在的磁盘放不下 {file}。</translation>
    </message>
    <message>
        <source>Free some space or choose another disk.</source>
        <translation>请腾出空间，或换一个磁盘。</translation>
    </message>
    <message>
        <source>The folder for {file} is not there: {folder}.</source>
        <translation>{file} 的文件夹不在：{folder}。</translation>
    </message>
    <message>
        <source>Choose a folder that exists.</source>
        <translation>请选一个已有的文件夹。</translation>
    </message>
    <message>
        <source>{file} cannot be written in {folder}.</source>
        <translation>无法在 {folder} 写入 {file}。</translation>
    </message>
    <message>
        <source>Close the file if another program has it open, or choose another name or folder.</source>
        <translation>若别的程序开着它，请先关闭；或换一个名称或文件夹。</translation>
    </message>
    <message>
        <source>{file} is no name for a {suffix} file.</source>
        <translation>{file} 不能作 {suffix} 文件的名称。</translation>
    </message>
    <message>
        <source>Choose a name that ends in {suffix}.</source>
        <translation>请用以 {suffix} 结尾的名称。</translation>
    </message>
    <message>
        <source>There is a shop or a backup at {file} already.</source>
        <translation>{file} 处已有店铺或备份。</translation>
    </message>
    <message>
        <source>Choose an empty folder for the backup.</source>
        <translation>请为备份选一个空文件夹。</translation>
    </message>
    <message>
        <source>There is no backup at {file}.</source>
        <translation>{file} 处没有备份。</translation>
    </message>
    <message>
        <source>Name the backup&apos;s folder or its shop.db.</source>
        <translation>请指明备份的文件夹或其中的 shop.db。</translation>
    </message>
    <message>
        <source>{file} is damaged, or it is no backup that this shop&apos;s key opens.</source>
        <translation>{file} 已损坏，或者不是这个店铺的密钥能打开的备份。</translation>
    </message>
    <message>
        <source>Check another backup; do not rely on this one.</source>
        <translation>请检查另一份备份，不要依赖这一份。</translation>
    </message>
    <message>
        <source>There is no batch {batch}.</source>
        <translation>没有第 {batch} 批。</translation>
    </message>
    <message>
        <source>Look at the list of batches.</source>
        <translation>请看批次列表。</translation>
    </message>
    <message>
        <source>Batch {batch} was taken back before.</source>
        <translation>第 {batch} 批早已撤销。</translation>
    </message>
    <message>
        <source>There is nothing to do.</source>
        <translation>不用处理。</translation>
    </message>
    <message>
        <source>A return or line recorded at the counter cannot be taken back, so this batch stays: correct its other sales by returns. Nothing was changed.</source>
        <translation>前台记录的退货或消费不能撤销，所以本批次保留：其余消费请用退货更正。没有任何更改。</translation>
    </message>
    <message>
        <source>Take batch {other} back first, then this one. Nothing was changed.</source>
        <translation>请先撤销批次 {other}，再撤销本批次。没有任何更改。</translation>
    </message>
    <message>
        <source>Later returns or lines ({count}) stand on sales of batch {batch}; the first is of {day} in document {document}.</source>
        <translation>批次 {batch} 的消费上有后来的退货或行（{count} 条）；第一条在 {day}，单号 {document}。</translation>
    </message>
    <message>
        <source>A later scheme than that of batch {batch} is in force.</source>
        <translation>已有比第 {batch} 批更新的评级方案生效。</translation>
    </message>
    <message>
        <source>Take the later scheme back first.</source>
        <translation>请先撤回更新的方案。</translation>
    </message>
    <message>
        <source>A sale of {amount} cannot be recorded.</source>
        <translation>不能记 {amount} 的消费。</translation>
    </message>
    <message>
        <source>Type an amount above 0; goods that come back are a return.</source>
        <translation>请输入大于 0 的金额；退回商品请记退货。</translation>
    </message>
    <message>
        <source>A sale with the document {document} is already recorded.</source>
        <translation>单号 {document} 的消费已经记过。</translation>
    </message>
    <message>
        <source>Check whether it was saved before, or renumber it.</source>
        <translation>请核对是否已保存，或换一个单号。</translation>
    </message>
    <message>
        <source>No sale carries the document {document}.</source>
        <translation>没有单号为 {document} 的消费。</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s sales for the right number.</source>
        <translation>请在客户的消费里查对单号。</translation>
    </message>
    <message>
        <source>{count} sales carry the document {document}.</source>
        <translation>有 {count} 笔消费的单号是 {document}。</translation>
    </message>
    <message>
        <source>Name the channel or the customer as well.</source>
        <translation>请同时说明渠道或客户。</translation>
    </message>
    <message>
        <source>{document} was sold on {day} and cannot come back before.</source>
        <translation>{document} 是 {day} 卖出的，不能在那之前退货。</translation>
    </message>
    <message>
        <source>Type a day from that one on.</source>
        <translation>请输入那天或以后的日子。</translation>
    </message>
    <message>
        <source>Everything of {document} was returned before.</source>
        <translation>{document} 早已全部退货。</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s sales; nothing was changed.</source>
        <translation>请看客户的消费，没有任何改动。</translation>
    </message>
    <message>
        <source>{amount} cannot be returned of {document}.</source>
        <translation>{document} 不能退 {amount}。</translation>
    </message>
    <message>
        <source>Type an amount above 0 and at most what is left of that sale.</source>
        <translation>请输入大于 0、且不超过这一笔余额的金额。</translation>
    </message>
    <message>
        <source>No customer has the number {number}.</source>
        <translation>没有编号为 {number} 的客户。</translation>
    </message>
    <message>
        <source>Look the customer up by name or phone first.</source>
        <translation>请先按姓名或手机号查客户。</translation>
    </message>
    <message>
        <source>A full phone number is shown only with a reason.</source>
        <translation>说明理由才能看完整手机号。</translation>
    </message>
    <message>
        <source>Type why you need it, such as &quot;call back&quot;.</source>
        <translation>请写明用途，如“回电话”。</translation>
    </message>
    <message>
        <source>This customer is no longer there.</source>
        <translation>这位客户已不在。</translation>
    </message>
    <message>
        <source>The list is refreshed; choose again.</source>
        <translation>列表已刷新，请重新选择。</translation>
    </message>
    <message>
        <source>A shop can promise at most {most} benefits.</source>
        <translation>一家店最多设置 {most} 项权益。</translation>
    </message>
    <message>
        <source>Remove those that nobody asks for.</source>
        <translation>请移除没人使用的权益。</translation>
    </message>
    <message>
        <source>This change of the benefits was taken back before.</source>
        <translation>这次权益修改此前已撤销。</translation>
    </message>
    <message>
        <source>The benefit was changed again since.</source>
        <translation>该权益之后又被修改过。</translation>
    </message>
    <message>
        <source>Take the later change back first.</source>
        <translation>请先撤销之后的修改。</translation>
    </message>
    <message>
        <source>This benefit is no longer on the list.</source>
        <translation>该权益已不在列表中。</translation>
    </message>
    <message>
        <source>The number {number} belongs to {name}.</source>
        <translation>编号 {number} 是 {name} 的。</translation>
    </message>
    <message>
        <source>Type another number or leave it empty.</source>
        <translation>请换一个编号，或留空。</translation>
    </message>
    <message>
        <source>This phone number belongs to {name}.</source>
        <translation>这个手机号是 {name} 的。</translation>
    </message>
    <message>
        <source>Open that customer, or tick &quot;family number&quot; when several people share it.</source>
        <translation>请打开那位客户；几个人共用时请勾选“家庭号码”。</translation>
    </message>
    <message>
        <source>The customer who is to be the referrer is not there.</source>
        <translation>要作推荐人的客户不在。</translation>
    </message>
    <message>
        <source>Choose another referrer, or none.</source>
        <translation>请另选推荐人，或不选。</translation>
    </message>
    <message>
        <source>A customer cannot be brought by itself, even in a ring.</source>
        <translation>客户不能推荐自己，绕一圈也不行。</translation>
    </message>
    <message>
        <source>This shop has customers of its own.</source>
        <translation>这个店铺已有自己的客户。</translation>
    </message>
    <message>
        <source>Make the demo shop in a folder of its own; nothing was changed.</source>
        <translation>请在单独的文件夹里创建演示店铺，没有任何改动。</translation>
    </message>
    <message>
        <source>Number, phone and e-mail of this row belong to different customers.</source>
        <translation>这一行的编号、手机号和邮箱属于不同的客户。</translation>
    </message>
    <message>
        <source>Correct the row, or mark the phone of customer {other} as a family number.</source>
        <translation>请改正这一行，或把客户 {other} 的手机号标为家庭号码。</translation>
    </message>
    <message>
        <source>There is no import profile {name}.</source>
        <translation>没有叫“{name}”的导入对应。</translation>
    </message>
    <message>
        <source>Map the columns once; the profile is kept then.</source>
        <translation>请先对一次列，之后就会存下。</translation>
    </message>
    <message>
        <source>{file} has a heading, but no rows below it.</source>
        <translation>{file} 只有表头，下面没有行。</translation>
    </message>
    <message>
        <source>Check that it is the right file and the right sheet.</source>
        <translation>请核对文件和工作表。</translation>
    </message>
    <message>
        <source>The period from {start} to {end} ends before it begins.</source>
        <translation>期间 {start} 到 {end} 的结束早于开始。</translation>
    </message>
    <message>
        <source>Swap the two days.</source>
        <translation>请对调两个日期。</translation>
    </message>
    <message>
        <source>Choose one of: {known}.</source>
        <translation>可选：{known}。</translation>
    </message>
    <message>
        <source>The report {name} is about one customer; none is named.</source>
        <translation>报表 {name} 针对一位客户，但没有指定客户。</translation>
    </message>
    <message>
        <source>Add --customer with the customer&apos;s number.</source>
        <translation>请用 --customer 加上客户编号。</translation>
    </message>
    <message>
        <source>There is no setting {key}.</source>
        <translation>没有设置 {key}。</translation>
    </message>
    <message>
        <source>Look at the list of settings.</source>
        <translation>请看设置列表。</translation>
    </message>
    <message>
        <source>{label} cannot be &quot;{value}&quot;; nothing was saved.</source>
        <translation>{label}不能是“{value}”；什么都没有保存。</translation>
    </message>
    <message>
        <source>{help}</source>
        <translation>{help}</translation>
    </message>
    <message>
        <source>The shop has amounts in {currency}; they would change their worth.</source>
        <translation>店铺已有 {currency} 金额，改货币会改变它们的价值。</translation>
    </message>
    <message>
        <source>Open a new shop for the other currency.</source>
        <translation>请为另一种货币新开店铺。</translation>
    </message>
    <message>
        <source>Customers cannot be chosen by their live score here.</source>
        <translation>这里不能按实时分筛选客户。</translation>
    </message>
    <message>
        <source>Choose them by level instead.</source>
        <translation>可改按星级筛选。</translation>
    </message>
    <message>
        <source>The star table cannot be sorted by {sort}.</source>
        <translation>星级表不能按 {sort} 排序。</translation>
    </message>
    <message>
        <source>Choose one of its columns.</source>
        <translation>请选其中一列。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is not a number.</source>
        <translation>“{value}”不是数字。</translation>
    </message>
    <message>
        <source>Type a figure, or leave the field empty.</source>
        <translation>请输入数字，或留空。</translation>
    </message>
    <message>
        <source>These are not permissions: {names}.</source>
        <translation>没有这些权限：{names}。</translation>
    </message>
    <message>
        <source>&quot;staff roles&quot; lists them.</source>
        <translation>“staff roles” 会列出全部权限。</translation>
    </message>
    <message>
        <source>The two passwords are not the same.</source>
        <translation>两次输入的密码不一样。</translation>
    </message>
    <message>
        <source>Type the same one twice.</source>
        <translation>请输入两次相同的密码。</translation>
    </message>
    <message>
        <source>Type both again.</source>
        <translation>请重新输入两次。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is not a day.</source>
        <translation>“{value}”不是日期。</translation>
    </message>
    <message>
        <source>Type it like 2026-03-01.</source>
        <translation>请写成 2026-03-01。</translation>
    </message>
    <message>
        <source>The folder {folder} already holds an encrypted shop.</source>
        <translation>文件夹 {folder} 里已有加密的店铺。</translation>
    </message>
    <message>
        <source>Open that shop, or choose another folder.</source>
        <translation>请打开那个店铺，或换一个文件夹。</translation>
    </message>
    <message>
        <source>This is not the password of {login}.</source>
        <translation>这不是 {login} 的密码。</translation>
    </message>
    <message>
        <source>Check the capital letters and the keyboard language and type it again, or open the shop with the printed recovery key.</source>
        <translation>请检查大小写和输入法后重新输入，或用抄下的恢复密钥打开店铺。</translation>
    </message>
    <message>
        <source>This recovery key belongs to another shop or is an old one.</source>
        <translation>这把恢复密钥是别的店铺的，或已作废。</translation>
    </message>
    <message>
        <source>Look for the sheet printed when this shop was made.</source>
        <translation>请找创建这个店铺时抄下的那张纸。</translation>
    </message>
    <message>
        <source>{login} is the only one who can open this shop.</source>
        <translation>只有 {login} 能打开这个店铺。</translation>
    </message>
    <message>
        <source>Give another person a password first.</source>
        <translation>请先给另一个人设密码。</translation>
    </message>
    <message>
        <source>The login is empty.</source>
        <translation>登录名是空的。</translation>
    </message>
    <message>
        <source>Type the name to sign in with.</source>
        <translation>请输入登录名。</translation>
    </message>
    <message>
        <source>The password is empty.</source>
        <translation>密码是空的。</translation>
    </message>
    <message>
        <source>Type a password; a short sentence is a good one.</source>
        <translation>请输入密码，用一句短话就很好。</translation>
    </message>
    <message>
        <source>Check the spelling, or ask the owner to add you.</source>
        <translation>请核对拼写，或请店主添加您。</translation>
    </message>
    <message>
        <source>{file} could not be saved; the former one still stands.</source>
        <translation>{file} 没能保存，原来的还在。</translation>
    </message>
    <message>
        <source>Check that the disk has space and the shop&apos;s folder can be written.</source>
        <translation>请确认磁盘有空间、店铺文件夹可以写入。</translation>
    </message>
    <message>
        <source>The folder {folder} holds no {file}.</source>
        <translation>文件夹 {folder} 里没有 {file}。</translation>
    </message>
    <message>
        <source>Choose the shop&apos;s folder, or copy the file there from the newest backup.</source>
        <translation>请选择店铺文件夹，或从最新的备份复制这个文件。</translation>
    </message>
    <message>
        <source>{file} of this shop cannot be read.</source>
        <translation>这个店铺的 {file} 读不了。</translation>
    </message>
    <message>
        <source>Check the disk and who may read the folder.</source>
        <translation>请检查磁盘和文件夹的读取权限。</translation>
    </message>
    <message>
        <source>{file} was written by a newer StarDesk.</source>
        <translation>{file} 是更新的 StarDesk 写的。</translation>
    </message>
    <message>
        <source>Install the newest StarDesk on this computer.</source>
        <translation>请在这台电脑上安装最新的 StarDesk。</translation>
    </message>
    <message>
        <source>{file} in the folder {folder} is damaged or from elsewhere.</source>
        <translation>文件夹 {folder} 里的 {file} 损坏了，或来自别处。</translation>
    </message>
    <message>
        <source>Copy {file} from the newest backup into the shop&apos;s folder; delete nothing.</source>
        <translation>请从最新的备份把 {file} 复制到店铺文件夹，不要删除任何东西。</translation>
    </message>
    <message>
        <source>The recovery key is mistyped: it has {typed} of {wanted} letters, or one of them is wrong.</source>
        <translation>恢复密钥输错了：应有 {wanted} 个字符，现有 {typed} 个，或其中有错。</translation>
    </message>
    <message>
        <source>Compare it with the printed sheet, group by group.</source>
        <translation>请与抄下的纸逐组核对。</translation>
    </message>
    <message>
        <source>The scheme has no level &quot;{level}&quot;.</source>
        <translation>方案里没有星级“{level}”。</translation>
    </message>
    <message>
        <source>Use its stars, or its name: {names}.</source>
        <translation>用星数或名称：{names}。</translation>
    </message>
    <message>
        <source>Case {case} is open.</source>
        <translation>工单 {case} 还没有关闭。</translation>
    </message>
    <message>
        <source>Only a closed case can be reopened.</source>
        <translation>只有已关闭的工单才能重开。</translation>
    </message>
    <message>
        <source>Case {case} is closed.</source>
        <translation>工单 {case} 已关闭。</translation>
    </message>
    <message>
        <source>Reopen it first, with the reason.</source>
        <translation>请先写明原因重开。</translation>
    </message>
    <message>
        <source>Case {case} was taken back.</source>
        <translation>工单 {case} 已撤回。</translation>
    </message>
    <message>
        <source>Log the contact anew.</source>
        <translation>请重新登记。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is no kind of case.</source>
        <translation>没有“{value}”这种工单。</translation>
    </message>
    <message>
        <source>Choose one of {known}.</source>
        <translation>请从 {known} 中选一个。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is no channel of a contact.</source>
        <translation>没有“{value}”这个渠道。</translation>
    </message>
    <message>
        <source>What the customer wants is not written yet.</source>
        <translation>还没有写内容。</translation>
    </message>
    <message>
        <source>Write it in a few words and save again.</source>
        <translation>写上几个字再保存。</translation>
    </message>
    <message>
        <source>{day} has gone by and cannot be the due day.</source>
        <translation>{day} 已过，不能作办结日。</translation>
    </message>
    <message>
        <source>Type today or a later day, or leave it empty.</source>
        <translation>请写今天或以后的日期，或者留空。</translation>
    </message>
    <message>
        <source>The case has no result yet; it stays open.</source>
        <translation>还没有处理结果，工单未关闭。</translation>
    </message>
    <message>
        <source>Write what was done for the customer.</source>
        <translation>请写明为客户做了什么。</translation>
    </message>
    <message>
        <source>A complaint ends only when the customer was told; it stays open.</source>
        <translation>投诉要告知客户后才能关闭，工单未关闭。</translation>
    </message>
    <message>
        <source>Type the day on which the customer was told.</source>
        <translation>请写告知客户的日期。</translation>
    </message>
    <message>
        <source>The customer cannot have been told on {day}: logged {logged}.</source>
        <translation>不可能在 {day} 告知客户：工单是 {logged} 登记的。</translation>
    </message>
    <message>
        <source>Type a day from then to today.</source>
        <translation>请写那天到今天之间的日期。</translation>
    </message>
    <message>
        <source>The customer&apos;s words stand beside no mark.</source>
        <translation>写了客户的原话，但没有选分数。</translation>
    </message>
    <message>
        <source>Choose how satisfied the customer is, 1 to 5.</source>
        <translation>请选满意度 1 到 5 分。</translation>
    </message>
    <message>
        <source>{value} is no satisfaction answer.</source>
        <translation>{value} 不是满意度分数。</translation>
    </message>
    <message>
        <source>Give a mark from 1 to {most}.</source>
        <translation>请给 1 到 {most} 分。</translation>
    </message>
    <message>
        <source>{file} has {size} KB; a logo may have {most} KB.</source>
        <translation>{file} 有 {size} KB，标志最多 {most} KB。</translation>
    </message>
    <message>
        <source>The picture {file} is damaged.</source>
        <translation>图片 {file} 已损坏。</translation>
    </message>
    <message>
        <source>{file} has a side of {side} dots; {most} are allowed.</source>
        <translation>{file} 的边长为 {side} 像素，最多 {most}。</translation>
    </message>
    <message>
        <source>{file} is no PNG, JPEG or SVG picture.</source>
        <translation>{file} 不是 PNG、JPEG 或 SVG 图片。</translation>
    </message>
    <message>
        <source>The drawing {file} runs or fetches something.</source>
        <translation>图形 {file} 含有会运行或联网的内容。</translation>
    </message>
    <message>
        <source>Choose a PNG, JPEG or SVG file of at most 1 MB.</source>
        <translation>请选择不超过 1 MB 的 PNG、JPEG 或 SVG 文件。</translation>
    </message>
    <message>
        <source>This preference has more than {most} characters.</source>
        <translation>这项偏好超过 {most} 个字。</translation>
    </message>
    <message>
        <source>Keep what the counter must know.</source>
        <translation>只留前台要知道的。</translation>
    </message>
    <message>
        <source>This is no number of customers: &quot;{text}&quot;.</source>
        <translation>“{text}”不是客户数。</translation>
    </message>
    <message>
        <source>Write a count such as 50, or a share such as 10%.</source>
        <translation>写人数，如 50；或占比，如 10%。</translation>
    </message>
    <message>
        <source>No bounds keep the benefits of a year within this budget.</source>
        <translation>没有哪组下限能把一年的权益成本控制在这个预算内。</translation>
    </message>
    <message>
        <source>Allow more, or make the benefits cheaper.</source>
        <translation>放宽预算，或降低权益的成本。</translation>
    </message>
    <message>
        <source>{count} customer has {level} by direct entry or by hand, more than {most}.</source>
        <translation>直接达到或人工调整为{level}的已有 {count} 位，多于 {most} 位。</translation>
    </message>
    <message>
        <source>{count} customers have {level} by direct entry or by hand, more than {most}.</source>
        <translation>直接达到或人工调整为{level}的已有 {count} 位，多于 {most} 位。</translation>
    </message>
    <message>
        <source>Raise its direct entry amount, or allow more.</source>
        <translation>提高直接达到的金额，或放宽人数。</translation>
    </message>
    <message>
        <source>{count} customer has the score {score}; {level} cannot have {most}.</source>
        <translation>有 {count} 位客户是 {score} 分，{level}无法只有 {most} 位。</translation>
    </message>
    <message>
        <source>{count} customers share the score {score}; {level} cannot have {most}.</source>
        <translation>有 {count} 位客户同为 {score} 分，{level}无法只有 {most} 位。</translation>
    </message>
    <message>
        <source>Allow more, or leave this level&apos;s wish out.</source>
        <translation>放宽人数，或不填这一级。</translation>
    </message>
    <message>
        <source>The lowest level takes everybody who is left.</source>
        <translation>最低星级包含其余所有客户。</translation>
    </message>
    <message>
        <source>Wish for at most so many on a higher level.</source>
        <translation>请对更高的星级设人数上限。</translation>
    </message>
    <message>
        <source>Case {case} is reopened only with a reason.</source>
        <translation>工单 {case} 要写明原因才能重开。</translation>
    </message>
    <message>
        <source>Write what is still to be done.</source>
        <translation>请写还要做什么。</translation>
    </message>
    <message>
        <source>Case {case} was worked on since it was logged.</source>
        <translation>工单 {case} 登记后已有处理。</translation>
    </message>
    <message>
        <source>Close it with its result instead.</source>
        <translation>请写明结果，关闭它。</translation>
    </message>
    <message>
        <source>There is no case {case}.</source>
        <translation>没有工单 {case}。</translation>
    </message>
    <message>
        <source>Look at the list of cases.</source>
        <translation>请看工单列表。</translation>
    </message>
    <message>
        <source>Nobody signs in as &quot;{login}&quot;.</source>
        <translation>没有登录名“{login}”。</translation>
    </message>
    <message>
        <source>Choose somebody of the shop, or leave it empty.</source>
        <translation>请选店里的人，或者留空。</translation>
    </message>
    <message>
        <source>{name} has no level yet.</source>
        <translation>{name}还没有星级。</translation>
    </message>
    <message>
        <source>Record a first purchase, then set the level.</source>
        <translation>先记第一笔消费，再调整星级。</translation>
    </message>
    <message>
        <source>{name} has this level or a higher one already.</source>
        <translation>{name}已经有这个或更高的星级。</translation>
    </message>
    <message>
        <source>Choose a higher level.</source>
        <translation>请选更高的星级。</translation>
    </message>
    <message>
        <source>A level set by hand needs a reason.</source>
        <translation>人工调整星级需要理由。</translation>
    </message>
    <message>
        <source>Say in a few words why; it stands in the history.</source>
        <translation>用几个字写明原因，会记入历史。</translation>
    </message>
    <message>
        <source>The scheme has no level {level}.</source>
        <translation>方案里没有第 {level} 级。</translation>
    </message>
    <message>
        <source>Choose one of its {count} levels.</source>
        <translation>请从 {count} 个星级里选一个。</translation>
    </message>
    <message>
        <source>{day} is past; the level would end before it begins.</source>
        <translation>{day} 已经过去，调整还没开始就结束了。</translation>
    </message>
    <message>
        <source>Choose a day from today on, or none.</source>
        <translation>请选今天或以后的日期，或不填。</translation>
    </message>
    <message>
        <source>This level set by hand has ended already.</source>
        <translation>这次人工调整已经结束。</translation>
    </message>
    <message>
        <source>Batch {later} reviewed customers of batch {batch} again.</source>
        <translation>批次 {later} 又评定了批次 {batch} 里的客户。</translation>
    </message>
    <message>
        <source>Take the later review back first.</source>
        <translation>请先撤销后面的那次评定。</translation>
    </message>
    <message>
        <source>The customer {number} has no decision {decision}.</source>
        <translation>客户 {number} 没有编号为 {decision} 的评定。</translation>
    </message>
    <message>
        <source>The customer {number} has no level yet.</source>
        <translation>客户 {number} 还没有星级。</translation>
    </message>
    <message>
        <source>Record a sale first; the level follows at once.</source>
        <translation>请先记一笔消费，星级随即产生。</translation>
    </message>
    <message>
        <source>The shop keeps {most} views and no more.</source>
        <translation>本店最多保存 {most} 个视图。</translation>
    </message>
    <message>
        <source>Delete one that nobody uses.</source>
        <translation>请删掉没人用的视图。</translation>
    </message>
    <message>
        <source>There is a view {name} already.</source>
        <translation>已有名为“{name}”的视图。</translation>
    </message>
    <message>
        <source>Type another name.</source>
        <translation>请换一个名称。</translation>
    </message>
    <message>
        <source>The view {name} is somebody else&apos;s.</source>
        <translation>视图“{name}”是别人的。</translation>
    </message>
    <message>
        <source>Save one of your own.</source>
        <translation>请另存一个自己的视图。</translation>
    </message>
    <message>
        <source>A view needs a name of 1 to {most} characters.</source>
        <translation>视图名称须为 1 至 {most} 个字。</translation>
    </message>
    <message>
        <source>Type a short name, such as &quot;Not here since May&quot;.</source>
        <translation>请输入简短的名称，例如“五月后没来过”。</translation>
    </message>
    <message>
        <source>A tag without a word cannot be given.</source>
        <translation>标签没有文字，不能添加。</translation>
    </message>
    <message>
        <source>Type a word, such as &quot;wedding&quot;.</source>
        <translation>请输入一个词，例如“婚礼”。</translation>
    </message>
    <message>
        <source>Somebody chosen carries {most} tags and can carry no more.</source>
        <translation>所选客户中有人已有 {most} 个标签，不能再加。</translation>
    </message>
    <message>
        <source>Take a tag that nobody uses away first.</source>
        <translation>请先去掉没人用的标签。</translation>
    </message>
    <message>
        <source>The picture {file} could not be written.</source>
        <translation>图片 {file} 无法写入。</translation>
    </message>
    <message>
        <source>Choose another folder, or free some space there.</source>
        <translation>请换一个文件夹，或腾出一些空间。</translation>
    </message>
    <message>
        <source>There is no such change of a level.</source>
        <translation>没有这次星级变化。</translation>
    </message>
    <message>
        <source>Choose one of the customer&apos;s history.</source>
        <translation>请从客户的历史里选一次。</translation>
    </message>
    <message>
        <source>The picture {file} could not be written. {detail}</source>
        <translation>图片 {file} 写不进去。{detail}</translation>
    </message>
    <message>
        <source>There is no version {version} of the scheme.</source>
        <translation>评级方案没有第 {version} 版。</translation>
    </message>
    <message>
        <source>Look at the list of versions.</source>
        <translation>请看历史版本。</translation>
    </message>
    <message>
        <source>The login {login} is taken, now or in the past.</source>
        <translation>登录名 {login} 现在或以前有人用。</translation>
    </message>
    <message>
        <source>Choose another one.</source>
        <translation>请换一个。</translation>
    </message>
    <message>
        <source>{login} is signed in now and cannot be removed.</source>
        <translation>{login} 正在登录，不能移除。</translation>
    </message>
    <message>
        <source>Let another owner do it.</source>
        <translation>请让另一位店主来做。</translation>
    </message>
    <message>
        <source>A plain shop has no passwords.</source>
        <translation>未加密的店铺没有密码。</translation>
    </message>
    <message>
        <source>Make an encrypted shop to have them.</source>
        <translation>请新建加密的店铺。</translation>
    </message>
    <message>
        <source>A role needs a title of up to 60 characters.</source>
        <translation>角色要有名称，最多 60 个字。</translation>
    </message>
    <message>
        <source>Type one, such as Cashier.</source>
        <translation>请写一个，比如“收银”。</translation>
    </message>
    <message>
        <source>There is a role {title} already.</source>
        <translation>已经有角色“{title}”。</translation>
    </message>
    <message>
        <source>Choose another title.</source>
        <translation>请换个名称。</translation>
    </message>
    <message>
        <source>This role cannot be removed: {logins}.</source>
        <translation>这个角色不能删除：{logins}。</translation>
    </message>
    <message>
        <source>Give those who have it another role first.</source>
        <translation>请先给这些人换个角色。</translation>
    </message>
    <message>
        <source>A login has 1 to 60 characters that can be seen.</source>
        <translation>登录名要有 1 到 60 个可见字符。</translation>
    </message>
    <message>
        <source>Type a short name, such as li.</source>
        <translation>请写个短名字，比如 li。</translation>
    </message>
    <message>
        <source>{login} cannot approve this.</source>
        <translation>{login}不能批准。</translation>
    </message>
    <message>
        <source>Ask another person who may approve.</source>
        <translation>请让另一位有批准权的人来。</translation>
    </message>
    <message>
        <source>A plain shop has no passwords, so nobody can approve.</source>
        <translation>未加密的店铺没有密码，无法批准。</translation>
    </message>
    <message>
        <source>Turn approvals off in the settings.</source>
        <translation>请在设置里关掉批准。</translation>
    </message>
    <message>
        <source>A second person&apos;s approval is needed here: {act}.</source>
        <translation>这里需要第二人批准：{act}。</translation>
    </message>
    <message>
        <source>Let somebody who may approve type their password.</source>
        <translation>请有批准权的人输入密码。</translation>
    </message>
    <message>
        <source>Check the capital letters and the keyboard language and type it again.</source>
        <translation>请检查大小写和输入法后重新输入。</translation>
    </message>
    <message>
        <source>Choose one of the list of staff.</source>
        <translation>请从员工名单里选一位。</translation>
    </message>
    <message>
        <source>There is no role {role}.</source>
        <translation>没有角色 {role}。</translation>
    </message>
    <message>
        <source>Choose one of the list.</source>
        <translation>请从列表里选。</translation>
    </message>
    <message>
        <source>{login} is the only owner of this shop.</source>
        <translation>{login} 是本店唯一的店主。</translation>
    </message>
    <message>
        <source>Make another person an owner first.</source>
        <translation>请先让另一个人成为店主。</translation>
    </message>
    <message>
        <source>The printer took nothing; nothing was printed.</source>
        <translation>打印机没有接收，什么都没有打印。</translation>
    </message>
    <message>
        <source>Look at the printer, or save a PDF.</source>
        <translation>请检查打印机，或另存为 PDF。</translation>
    </message>
    <message>
        <source>This computer has no key store that could remember it.</source>
        <translation>这台电脑没有能记住密钥的钥匙串。</translation>
    </message>
    <message>
        <source>Type the password at each start.</source>
        <translation>请每次启动时输入密码。</translation>
    </message>
    <message>
        <source>This shop is not encrypted and has no password.</source>
        <translation>这家店没有加密，也没有密码。</translation>
    </message>
    <message>
        <source>Create an encrypted shop and import into it.</source>
        <translation>请新建一家加密的店铺，再把数据导入进去。</translation>
    </message>
    <message>
        <source>This return was recorded on another day or by another.</source>
        <translation>这笔退货是别的日子或别人记的。</translation>
    </message>
    <message>
        <source>The owner can take it back on its day; later, record the sale again.</source>
        <translation>当天可由店主撤销；过后请重新记一笔消费。</translation>
    </message>
    <message>
        <source>Something was recorded after this return; it stands.</source>
        <translation>这笔退货之后已有别的记录，不能撤销。</translation>
    </message>
    <message>
        <source>Record the sale again if it did not come back.</source>
        <translation>若货没有退回，请重新记一笔消费。</translation>
    </message>
    <message>
        <source>{file} could not be written: {detail}.</source>
        <translation>{file} 写不进去：{detail}。</translation>
    </message>
    <message>
        <source>Choose another folder, or write the key down.</source>
        <translation>请换一个文件夹，或把密钥抄下来。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; cannot stand in a consent here.</source>
        <translation>“{value}”不能写在这里的同意里。</translation>
    </message>
    <message>
        <source>Erasing a customer needs a reason.</source>
        <translation>删除客户需要理由。</translation>
    </message>
    <message>
        <source>Say in a few words why, such as: asked in writing on 3 March.</source>
        <translation>请用几个字写明原因，比如：3 月 3 日书面要求。</translation>
    </message>
    <message>
        <source>The reason names the person, and it is kept.</source>
        <translation>理由里写了本人的信息，而理由会保留。</translation>
    </message>
    <message>
        <source>Say why without name, phone and e-mail, such as: asked in writing.</source>
        <translation>请不写姓名、电话和邮箱，例如：本人书面要求。</translation>
    </message>
    <message>
        <source>{file} is the shop itself, not a backup.</source>
        <translation>{file} 是店铺本身，不是备份。</translation>
    </message>
    <message>
        <source>Choose one of its backups.</source>
        <translation>请选择它的一份备份。</translation>
    </message>
    <message>
        <source>There is no restore in {folder} to undo.</source>
        <translation>{folder} 中没有可撤销的恢复。</translation>
    </message>
    <message>
        <source>Name the backup to bring back.</source>
        <translation>请写明要恢复的备份。</translation>
    </message>
    <message>
        <source>The backup {file} has no vault beside it.</source>
        <translation>备份 {file} 旁没有保险库文件。</translation>
    </message>
    <message>
        <source>Copy the vault.json of that shop beside it.</source>
        <translation>请将那个店铺的 vault.json 复制到它旁边。</translation>
    </message>
    <message>
        <source>The backup could not be put into {folder}: {detail}.</source>
        <translation>无法将备份放入 {folder}：{detail}。</translation>
    </message>
    <message>
        <source>Check the disk and restore again; both are kept.</source>
        <translation>请检查磁盘后重新恢复；两者都已保留。</translation>
    </message>
    <message>
        <source>This backup was made by a newer StarDesk (schema {have}).</source>
        <translation>此备份由更新版本的 StarDesk 制作（架构 {have}）。</translation>
    </message>
    <message>
        <source>The backup {file} does not hold what it should.</source>
        <translation>备份 {file} 的内容与应有的不符。</translation>
    </message>
    <message>
        <source>Make a new backup now and try it again.</source>
        <translation>请立即做一份新备份再试。</translation>
    </message>
    <message>
        <source>Either a backup or --undo is wanted.</source>
        <translation>需要指定备份或 --undo 之一。</translation>
    </message>
    <message>
        <source>Name the backup&apos;s folder, or give --undo.</source>
        <translation>请写明备份的文件夹，或使用 --undo。</translation>
    </message>
    <message>
        <source>The shop in {folder} is open in a window or a command.</source>
        <translation>{folder} 中的店铺正在窗口或命令中打开。</translation>
    </message>
    <message>
        <source>Close every window of this shop and do it again.</source>
        <translation>请关闭此店铺的所有窗口后重试。</translation>
    </message>
    <message>
        <source>Wait a moment and open the shop again.</source>
        <translation>请稍候再打开店铺。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is not a figure.</source>
        <translation>“{value}”不是数字。</translation>
    </message>
    <message>
        <source>Figures of others need their source.</source>
        <translation>同行数据要写明来源。</translation>
    </message>
    <message>
        <source>Figures of others need the day they are of.</source>
        <translation>同行数据要写明日期。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; is no share in percent.</source>
        <translation>“{value}”不是 0 到 100 的百分比。</translation>
    </message>
    <message>
        <source>The shares of the levels add up to more than 100 %.</source>
        <translation>各星级占比之和超过 100 %。</translation>
    </message>
    <message>
        <source>&quot;{value}&quot; purchases a year cannot be.</source>
        <translation>一年消费 {value} 次不合理。</translation>
    </message>
    <message>
        <source>Correct this field, or leave what is unknown empty.</source>
        <translation>改正这一栏；不知道的可以留空。</translation>
    </message>
    <message>
        <source>Wait {seconds} second, then type it again.</source>
        <translation>请等 {seconds} 秒后再输入。</translation>
    </message>
    <message>
        <source>Too many wrong passwords were typed in a row.</source>
        <translation>连续输错密码的次数太多。</translation>
    </message>
    <message>
        <source>Wait {seconds} seconds, then type it again.</source>
        <translation>请等 {seconds} 秒后再输入。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock says {now}, but the shop&apos;s last record is of {last}.</source>
        <translation>本机时钟为 {now}，但店铺的最后一条记录是 {last}。</translation>
    </message>
    <message>
        <source>This PC&apos;s clock says {now}, more than 400 days after the last record of {last}.</source>
        <translation>本机时钟为 {now}，比最后一条记录 {last} 晚了 400 多天。</translation>
    </message>
    <message>
        <source>At least {count} acts that were saved here are not in the shop&apos;s file, which ends at {last}: an old file was put back, or part of it was lost.</source>
        <translation>至少有 {count} 项在此保存过的操作不在店铺文件中，文件止于 {last}：可能放回了旧文件，或丢失了一部分。</translation>
    </message>
    <message>
        <source>Restore the newest backup, unless you put the old file back on purpose.</source>
        <translation>请恢复最新的备份，除非旧文件是有意放回的。</translation>
    </message>
    <message>
        <source>This PC has seen at least {count} acts of this shop that are not in it now; it ends at {last}: an older copy of its whole folder was put back.</source>
        <translation>本机见过这家店铺至少 {count} 项操作，现在都不在其中，记录止于 {last}：整个文件夹被换回了较早的副本。</translation>
    </message>
    <message>
        <source>At least {count} act that was saved here is not in the shop&apos;s file, which ends at {last}: an old file was put back, or part of it was lost.</source>
        <translation>至少有 {count} 项在此保存过的操作不在店铺文件中，文件止于 {last}：可能放回了旧文件，或丢失了一部分。</translation>
    </message>
    <message>
        <source>This PC has seen at least {count} act of this shop that is not in it now; it ends at {last}: an older copy of its whole folder was put back.</source>
        <translation>本机见过这家店铺至少 {count} 项操作，现在都不在其中，记录止于 {last}：整个文件夹被换回了较早的副本。</translation>
    </message>
    <message>
        <source>Put the newer folder back, or restore the newest backup, from the second place too; keep this one only if you chose it.</source>
        <translation>请放回较新的文件夹，或恢复最新的备份（第二位置里的也可以）；只有确实想用这一份时才保留。</translation>
    </message>
    <message>
        <source>Set the clock. No level, review or expiry follows it before you say that it is right.</source>
        <translation>请校准时钟。在您确认时钟正确之前，星级、评审和到期都不会随之变动。</translation>
    </message>
    <message>
        <source>Only {free} MB are free on the shop&apos;s disk; backups and large imports may need {needed} MB.</source>
        <translation>店铺所在的磁盘只剩 {free} MB；备份和较大的导入可能需要 {needed} MB。</translation>
    </message>
    <message>
        <source>Free some space, or let the second place be on another disk. What no longer fits is refused whole, and nothing that was saved is lost.</source>
        <translation>请腾出一些空间，或把第二位置设在另一块磁盘上。放不下的操作会整个被拒绝，已保存的不会丢失。</translation>
    </message>
    <message>
        <source>The shop lies in a folder that {service} keeps in step: {folder}.</source>
        <translation>店铺位于由 {service} 同步的文件夹中：{folder}。</translation>
    </message>
    <message>
        <source>Move the shop to a folder of this PC alone; it may be mixed up while it is copied. Put its backups into the cloud instead.</source>
        <translation>请把店铺移到只属于本机的文件夹；同步时文件可能被弄乱。可改为把备份放到云端。</translation>
    </message>
    <message>
        <source>The shop lies on a network ({network}): {folder}.</source>
        <translation>店铺位于网络上（{network}）：{folder}。</translation>
    </message>
    <message>
        <source>Move the shop to a disk of this PC; on a network what was saved may be lost. Put its backups on the network instead.</source>
        <translation>请把店铺移到本机磁盘；在网络上，保存的内容可能丢失。可改为把备份放到网络上。</translation>
    </message>
    <message>
        <source>There is no backup under the shop&apos;s new key yet.</source>
        <translation>新密钥下还没有备份。</translation>
    </message>
    <message>
        <source>Make one, then remove the old ones.</source>
        <translation>请先备份一次，再删除旧的。</translation>
    </message>
    <message>
        <source>A new key cannot be handed to {logins} yet.</source>
        <translation>新密钥还不能交给 {logins}。</translation>
    </message>
    <message>
        <source>Let them sign in with their password once, or give them a new one.</source>
        <translation>请他们用密码登录一次，或给他们新密码。</translation>
    </message>
    <message>
        <source>The recovery key cannot open a new key yet.</source>
        <translation>恢复密钥还打不开新密钥。</translation>
    </message>
    <message>
        <source>Make a new recovery key in the settings, or sign in with it once.</source>
        <translation>请在设置里生成新的恢复密钥，或用它登录一次。</translation>
    </message>
    <message>
        <source>The shop in {folder} got no new key: {detail}.</source>
        <translation>{folder} 里的店铺没有换成密钥：{detail}。</translation>
    </message>
    <message>
        <source>Check the disk and do it again; the old key holds.</source>
        <translation>请检查磁盘后重试；旧密钥仍然有效。</translation>
    </message>
    <message>
        <source>No ID number was given.</source>
        <translation>没有给出身份证号。</translation>
    </message>
    <message>
        <source>Give it by STARDESK_ID_NUMBER, or at the prompt.</source>
        <translation>请用 STARDESK_ID_NUMBER 给出，或在提示处输入。</translation>
    </message>
    <message>
        <source>Customer {number} has this ID number already.</source>
        <translation>客户 {number} 已有这个身份证号。</translation>
    </message>
    <message>
        <source>Look whether it is the same person twice.</source>
        <translation>请看看是不是同一个人登记了两次。</translation>
    </message>
    <message>
        <source>A whole ID number is shown only with a reason.</source>
        <translation>说明理由才显示完整的身份证号。</translation>
    </message>
    <message>
        <source>Type why you need it, such as &quot;hotel registration&quot;.</source>
        <translation>请写明用途，例如“住宿登记”。</translation>
    </message>
    <message>
        <source>No ID number of this customer is stored.</source>
        <translation>没有保存这位客户的身份证号。</translation>
    </message>
    <message>
        <source>There is nothing to show.</source>
        <translation>没有可显示的内容。</translation>
    </message>
    <message>
        <source>This shop keeps no ID numbers.</source>
        <translation>本店不保存身份证号。</translation>
    </message>
    <message>
        <source>The owner can turn them on in the settings.</source>
        <translation>店主可以在设置里打开。</translation>
    </message>
    <message>
        <source>This customer has not agreed to the keeping of sensitive data.</source>
        <translation>这位客户没有同意保存敏感信息。</translation>
    </message>
    <message>
        <source>Record the consent to sensitive data first, under &quot;Consent and data&quot;.</source>
        <translation>请先在“同意与资料”里登记“敏感信息”的同意。</translation>
    </message>
    <message>
        <source>No folder is named.</source>
        <translation>没有写明文件夹。</translation>
    </message>
    <message>
        <source>The ledger of {number} has no row {row}.</source>
        <translation>客户 {number} 的积分明细里没有第 {row} 行。</translation>
    </message>
    <message>
        <source>Look at the customer&apos;s ledger again.</source>
        <translation>请再看看这位客户的积分明细。</translation>
    </message>
    <message>
        <source>Giving or taking 0 points changes nothing.</source>
        <translation>增减 0 分等于没有变动。</translation>
    </message>
    <message>
        <source>Type how many, from 1 on.</source>
        <translation>请输入 1 以上的数量。</translation>
    </message>
    <message>
        <source>At most {most} points can be given or taken at once.</source>
        <translation>一次最多增减 {most} 分。</translation>
    </message>
    <message>
        <source>Look at the number again.</source>
        <translation>请再看看数量。</translation>
    </message>
    <message>
        <source>Points given or taken by hand need a reason.</source>
        <translation>人工增减积分要写原因。</translation>
    </message>
    <message>
        <source>Say in a few words why; it stands in the ledger.</source>
        <translation>用几个字说明原因，会留在明细里。</translation>
    </message>
    <message>
        <source>&quot;{typed}&quot; is not a whole number of points.</source>
        <translation>“{typed}”不是整数。</translation>
    </message>
    <message>
        <source>Type digits only, such as 200, at most {most}.</source>
        <translation>只输入数字，例如 200，最多 {most}。</translation>
    </message>
    <message>
        <source>{name} has {most} point; {points} cannot be taken.</source>
        <translation>{name}只有 {most} 分，扣不了 {points} 分。</translation>
    </message>
    <message>
        <source>{name} has {most} points; {points} cannot be taken.</source>
        <translation>{name}只有 {most} 分，扣不了 {points} 分。</translation>
    </message>
    <message>
        <source>Take at most {most}.</source>
        <translation>最多扣 {most} 分。</translation>
    </message>
    <message>
        <source>There are none to take.</source>
        <translation>没有可扣的积分。</translation>
    </message>
    <message>
        <source>The ledger of points has no row {number}.</source>
        <translation>积分明细里没有第 {number} 行。</translation>
    </message>
    <message>
        <source>This row was taken back, or takes another one back.</source>
        <translation>这一行已经撤销，或者本身就是撤销。</translation>
    </message>
    <message>
        <source>Give or take the points anew, with a reason.</source>
        <translation>请写明原因，重新增减积分。</translation>
    </message>
</context>
<context>
    <name>ExplanationDialog</name>
    <message>
        <source>Why this level</source>
        <translation>评级说明</translation>
    </message>
</context>
<context>
    <name>FeedbackDialog</name>
    <message>
        <source>Satisfaction</source>
        <translation>满意度</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>How satisfied are they with us?</source>
        <translation>对我们满意吗？</translation>
    </message>
    <message>
        <source>In the customer&apos;s words</source>
        <translation>客户的原话</translation>
    </message>
    <message>
        <source>Choose a mark first</source>
        <translation>请先选分数</translation>
    </message>
</context>
<context>
    <name>Files</name>
    <message>
        <source>Look in:</source>
        <translation>查找范围：</translation>
    </message>
    <message>
        <source>Kind of file:</source>
        <translation>文件类型：</translation>
    </message>
</context>
<context>
    <name>FilterDialog</name>
    <message>
        <source>Filter customers</source>
        <translation>筛选客户</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Any</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Last purchase from</source>
        <translation>最近消费起</translation>
    </message>
    <message>
        <source>Last purchase until</source>
        <translation>最近消费止</translation>
    </message>
    <message>
        <source>Joined from</source>
        <translation>入会起</translation>
    </message>
    <message>
        <source>Joined until</source>
        <translation>入会止</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>FilterTags</name>
    <message>
        <source>Take this filter away</source>
        <translation>去掉这个条件</translation>
    </message>
    <message>
        <source>Live score {low} to {high}</source>
        <translation>实时分 {low} 至 {high}</translation>
    </message>
    <message>
        <source>Tag: {tag}</source>
        <translation>标签：{tag}</translation>
    </message>
    <message>
        <source>Last purchase {days}</source>
        <translation>最近消费 {days}</translation>
    </message>
    <message>
        <source>Joined {days}</source>
        <translation>入会 {days}</translation>
    </message>
    <message>
        <source>until {last}</source>
        <translation>{last} 止</translation>
    </message>
    <message>
        <source>from {first}</source>
        <translation>{first} 起</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
</context>
<context>
    <name>FirstPage</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>FirstRowsCard</name>
    <message>
        <source>The first rows read like this</source>
        <translation>前几行读成这样</translation>
    </message>
    <message>
        <source>A preview; nothing is saved yet</source>
        <translation>只预览，尚未写入</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Known customer</source>
        <translation>已有客户</translation>
    </message>
    <message>
        <source>Customer of a line above</source>
        <translation>与上面某行是同一客户</translation>
    </message>
    <message>
        <source>Without a customer</source>
        <translation>没有客户</translation>
    </message>
</context>
<context>
    <name>Flag</name>
    <message>
        <source>{name} from {bound}</source>
        <translation>{name} {bound} 起</translation>
    </message>
</context>
<context>
    <name>FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Leave without saving?</source>
        <translation>不保存就离开？</translation>
    </message>
    <message>
        <source>What you typed here will be lost.</source>
        <translation>这里输入的内容会丢失。</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>离开</translation>
    </message>
    <message>
        <source>Go on typing</source>
        <translation>继续输入</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>yuan</source>
        <translation>元</translation>
    </message>
    <message>
        <source>%Ln customer(s)</source>
        <translation>%Ln 位客户</translation>
    </message>
    <message>
        <source>%Ln sale(s)</source>
        <translation>%Ln 笔消费</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>%n day(s) ago</source>
        <translation>%n 天前</translation>
    </message>
    <message>
        <source>%n week(s) ago</source>
        <translation>%n 周前</translation>
    </message>
    <message>
        <source>%n month(s) ago</source>
        <translation>%n 个月前</translation>
    </message>
    <message>
        <source>%n year(s) ago</source>
        <translation>%n 年前</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>明天</translation>
    </message>
    <message>
        <source>in %n day(s)</source>
        <translation>%n 天后</translation>
    </message>
    <message>
        <source>%n year(s)</source>
        <translation>%n 年</translation>
    </message>
    <message>
        <source>%n month(s)</source>
        <translation>%n 个月</translation>
    </message>
</context>
<context>
    <name>Founding</name>
    <message>
        <source>Making the demo shop</source>
        <translation>正在生成演示店铺</translation>
    </message>
    <message>
        <source>Stopping leaves nothing behind.</source>
        <translation>停止后什么也不会留下。</translation>
    </message>
</context>
<context>
    <name>FrontDeskPage</name>
    <message>
        <source>Name, pinyin, last four digits, number</source>
        <translation>姓名、拼音、手机后四位、客户号</translation>
    </message>
    <message>
        <source>Show or hide amounts</source>
        <translation>显示或遮住金额</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>Amounts are shown; hide them</source>
        <translation>正在显示金额，点此遮住</translation>
    </message>
    <message>
        <source>Amounts are hidden; show them</source>
        <translation>金额已遮住，点此显示</translation>
    </message>
    <message>
        <source>the best {count}</source>
        <translation>最相符的 {count} 位</translation>
    </message>
</context>
<context>
    <name>Grading</name>
    <message>
        <source>Apply as version {version}</source>
        <translation>应用为第 {version} 版</translation>
    </message>
    <message>
        <source>Who moves: {count}</source>
        <translation>变动名单 {count}</translation>
    </message>
    <message>
        <source>Versions of the scheme</source>
        <translation>评级方案的历史版本</translation>
    </message>
    <message>
        <source>Load as a trial</source>
        <translation>载入试算</translation>
    </message>
    <message>
        <source>At most so many on a level</source>
        <translation>按人数反推下限</translation>
    </message>
    <message>
        <source>Use these bounds</source>
        <translation>采用这些下限</translation>
    </message>
    <message>
        <source>%Ln rise</source>
        <translation>升 %Ln 位</translation>
    </message>
    <message>
        <source>%Ln fall</source>
        <translation>降 %Ln 位</translation>
    </message>
    <message>
        <source>%Ln stay</source>
        <translation>%Ln 位不变</translation>
    </message>
    <message>
        <source>%Ln get their first level</source>
        <translation>%Ln 位首次评级</translation>
    </message>
</context>
<context>
    <name>GradingPage</name>
    <message>
        <source>Grading scheme</source>
        <translation>评级方案</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Versions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>Apply the scheme</source>
        <translation>应用评级方案</translation>
    </message>
    <message>
        <source>Discard the trial</source>
        <translation>放弃试算</translation>
    </message>
    <message>
        <source>Balance the weights</source>
        <translation>权重平衡到 100</translation>
    </message>
    <message>
        <source>Begin with a template</source>
        <translation>从模板开始</translation>
    </message>
    <message>
        <source>Versions of the scheme</source>
        <translation>评级方案的历史版本</translation>
    </message>
    <message>
        <source>At most so many on a level</source>
        <translation>按人数反推下限</translation>
    </message>
    <message>
        <source>Load a scheme file</source>
        <translation>载入方案文件</translation>
    </message>
    <message>
        <source>Save as a scheme file</source>
        <translation>存为方案文件</translation>
    </message>
    <message>
        <source>{name}, version {version} in force</source>
        <translation>{name}&#x3000;现行第 {version} 版</translation>
    </message>
    <message>
        <source>Trial, not in force</source>
        <translation>试算中，尚未生效</translation>
    </message>
    <message>
        <source>Back-test on the last year</source>
        <translation>用最近一年回测</translation>
    </message>
    <message>
        <source>Mend the field marked in red first.</source>
        <translation>请先改正标红的一项。</translation>
    </message>
    <message>
        <source>This is the scheme in force.</source>
        <translation>这就是现行方案。</translation>
    </message>
    <message>
        <source>The trial is being worked out.</source>
        <translation>正在试算。</translation>
    </message>
    <message>
        <source>The weights add up to {total}, not 100.</source>
        <translation>权重合计 {total}，不是 100。</translation>
    </message>
    <message>
        <source>What is shown is the balanced scheme. Balance the weights, then apply.</source>
        <translation>画面上按平衡后的权重试算。请先平衡权重，再应用。</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡</translation>
    </message>
    <message>
        <source>The shop is being read.</source>
        <translation>正在读取客户数据。</translation>
    </message>
    <message>
        <source>Version {version} is in force: {verdict}.</source>
        <translation>第 {version} 版已生效：{verdict}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Batch {batch} takes it back, here or on the Data page.</source>
        <translation>批次 {batch}，可在此或“数据”页撤销。</translation>
    </message>
    <message>
        <source>Took the scheme back.</source>
        <translation>已撤销这一版方案。</translation>
    </message>
    <message>
        <source>Every level is what it was before.</source>
        <translation>所有星级恢复原状。</translation>
    </message>
    <message>
        <source>Discarded the trial.</source>
        <translation>已放弃试算。</translation>
    </message>
    <message>
        <source>Load a scheme file…</source>
        <translation>载入方案文件…</translation>
    </message>
    <message>
        <source>Save as a scheme file…</source>
        <translation>存为方案文件…</translation>
    </message>
    <message>
        <source>{name} is on trial instead of your changes.</source>
        <translation>正在试算“{name}”，代替了刚才的改动。</translation>
    </message>
    <message>
        <source>Scheme (*.toml)</source>
        <translation>评级方案 (*.toml)</translation>
    </message>
    <message>
        <source>Saved the scheme as {file}.</source>
        <translation>方案已存为 {file}。</translation>
    </message>
</context>
<context>
    <name>GuideCard</name>
    <message>
        <source>The first steps</source>
        <translation>最初三步</translation>
    </message>
    <message>
        <source>Import customers or sales</source>
        <translation>导入客户或消费</translation>
    </message>
    <message>
        <source>Choose the grading scheme</source>
        <translation>选择评级方案</translation>
    </message>
    <message>
        <source>Look a customer up</source>
        <translation>查找客户</translation>
    </message>
    <message>
        <source>The shop is empty. In this order it works.</source>
        <translation>店里还没有客户，按这个顺序开始。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>HandPanel</name>
    <message>
        <source>Made in a period</source>
        <translation>期间内所做</translation>
    </message>
    <message>
        <source>Hold now</source>
        <translation>现在有效</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>End it…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Levels set by hand</source>
        <translation>人工调整的星级</translation>
    </message>
    <message>
        <source>No level is set by hand.</source>
        <translation>没有人工调整的星级。</translation>
    </message>
    <message>
        <source>A level is set by hand from the customer&apos;s card, with a reason.</source>
        <translation>在客户卡片上可以人工调整星级，须写明原因。</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Keys here</source>
        <translation>本页快捷键</translation>
    </message>
</context>
<context>
    <name>HistoryDialog</name>
    <message>
        <source>Level history</source>
        <translation>星级历史</translation>
    </message>
    <message>
        <source>Explain on paper…</source>
        <translation>打印评级说明…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Computed again from what was stored: every score is the same.</source>
        <translation>已按当时存下的数据重新计算：每个得分都一致。</translation>
    </message>
    <message>
        <source>No level yet.</source>
        <translation>还没有星级。</translation>
    </message>
    <message>
        <source>A stored decision cannot be computed again; run the check of the data.</source>
        <translation>有一次评定无法重新算出，请运行数据检查。</translation>
    </message>
</context>
<context>
    <name>IdNumbersRow</name>
    <message>
        <source>Delete all ID numbers…</source>
        <translation>删除全部身份证号…</translation>
    </message>
    <message>
        <source>ID numbers are off; %Ln stored one(s) are hidden.</source>
        <translation>身份证号已关闭；已存的 %Ln 个被隐藏。</translation>
    </message>
    <message>
        <source>They stay until you delete them.</source>
        <translation>删除之前它们仍然保存着。</translation>
    </message>
    <message>
        <source>Delete them…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>Delete %Ln ID number(s) for good?</source>
        <translation>永久删除 %Ln 个身份证号？</translation>
    </message>
    <message>
        <source>This cannot be undone. Backups made before hold them until rotated out.</source>
        <translation>此操作不能撤销。以前的备份在轮换掉之前仍含有它们。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Deleted %Ln ID number(s).</source>
        <translation>已删除 %Ln 个身份证号。</translation>
    </message>
</context>
<context>
    <name>IdleTable</name>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>never bought</source>
        <translation>从未消费</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Given name</source>
        <translation>名</translation>
    </message>
    <message>
        <source>Family name</source>
        <translation>姓</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>手机号</translation>
    </message>
    <message>
        <source>Phone where that is blank</source>
        <translation>备用电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Unit price</source>
        <translation>单价</translation>
    </message>
    <message>
        <source>Discount</source>
        <translation>折扣</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>币种</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Sale or return</source>
        <translation>消费或退货</translation>
    </message>
    <message>
        <source>Order taken back</source>
        <translation>退货的原单号</translation>
    </message>
    <message>
        <source>Order status</source>
        <translation>单据状态</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Joined on</source>
        <translation>加入日期</translation>
    </message>
    <message>
        <source>Years as a customer</source>
        <translation>使用年限</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响力</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Orders a year</source>
        <translation>每年购买次数</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Last review</source>
        <translation>上次评级日期</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下一次评级日期</translation>
    </message>
    <message>
        <source>Referred by</source>
        <translation>推荐人</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Hidden phone numbers (138****5678) are left out.</source>
        <translation>打了星号的手机号（138****5678）不导入。</translation>
    </message>
    <message>
        <source>{column} is left out: ID numbers are kept only of customers, if turned on.</source>
        <translation>{column} 没有导入：身份证号只在打开后随客户名单保存。</translation>
    </message>
    <message>
        <source>{column} writes the comma as decimal point.</source>
        <translation>{column} 用逗号当小数点。</translation>
    </message>
    <message>
        <source>{column} holds day numbers; counted from {year}.</source>
        <translation>{column} 是日期序号，从 {year} 年起算。</translation>
    </message>
    <message>
        <source>Which column holds the field {field}?</source>
        <translation>哪一列是“{field}”？</translation>
    </message>
    <message>
        <source>What comes first in &quot;{example}&quot; of the column {column}: day, month or year?</source>
        <translation>“{column}”列的“{example}”，在前的是日、月还是年？</translation>
    </message>
    <message>
        <source>In the column {column} &quot;{dmy}&quot; has the day first and &quot;{mdy}&quot; the month: neither answer reads both. Correct the file, or choose; the other rows are refused.</source>
        <translation>“{column}”一列里，“{dmy}”是日在前，“{mdy}”是月在前：哪种顺序都读不全。请改好文件，或选一种，另一种的行会被拒绝。</translation>
    </message>
    <message>
        <source>What comes first in &quot;{example}&quot; of the column {column}: day or month?</source>
        <translation>“{column}”列的“{example}”，在前的是日还是月？</translation>
    </message>
    <message>
        <source>Is this a list of sales or of customers?</source>
        <translation>这是消费清单还是客户名单？</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>an amount; currency sign and commas are dropped</source>
        <translation>金额，去掉货币符号和逗号</translation>
    </message>
    <message>
        <source>a price, times the quantity</source>
        <translation>单价，乘以数量</translation>
    </message>
    <message>
        <source>a quantity; its unit is dropped</source>
        <translation>数量，去掉单位</translation>
    </message>
    <message>
        <source>taken off quantity times price</source>
        <translation>从数量×单价中减去</translation>
    </message>
    <message>
        <source>a phone number as text, digits only</source>
        <translation>手机号，作为文本，只留数字</translation>
    </message>
    <message>
        <source>text as it stands, leading zeros kept</source>
        <translation>原样文本，保留前面的 0</translation>
    </message>
    <message>
        <source>orders a year; the unit is dropped</source>
        <translation>每年次数，去掉单位</translation>
    </message>
    <message>
        <source>whole months: 2 years are 24</source>
        <translation>换成整月：2 年 = 24 个月</translation>
    </message>
    <message>
        <source>a mark from 0 to 5</source>
        <translation>0 到 5 的评分</translation>
    </message>
    <message>
        <source>a mark from 0 to 100</source>
        <translation>0 到 100 的评分</translation>
    </message>
    <message>
        <source>several tags, parted by commas</source>
        <translation>多个标签，以逗号隔开</translation>
    </message>
    <message>
        <source>sale or return</source>
        <translation>消费或退货</translation>
    </message>
    <message>
        <source>unpaid and cancelled orders are left out</source>
        <translation>未付款和已取消的不导入</translation>
    </message>
    <message>
        <source>18 characters, kept hidden, with consent only</source>
        <translation>18 位，隐藏保存，须经同意</translation>
    </message>
    <message>
        <source>used where there is no other phone</source>
        <translation>没有其他电话时采用</translation>
    </message>
    <message>
        <source>amounts in another currency are refused</source>
        <translation>别的币种的金额会被拒绝</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Order {order} was given back whole before; this return of {back} counts beside it. Check which order it takes back.</source>
        <translation>{order} 这一单此前已全部退完，这笔 {back} 的退货仍另行计入。请核对退的是哪一单。</translation>
    </message>
    <message>
        <source>Of order {order} only {left} is left; this return of {back} counts all the same. Check its amount.</source>
        <translation>{order} 这一单只剩 {left}，这笔 {back} 的退货仍照样计入。请核对金额。</translation>
    </message>
    <message>
        <source>Order {order} is not this customer&apos;s; the return counts as one of its own. Check the customer and the order.</source>
        <translation>{order} 这一单不是这位客户的，这笔退货单独计入。请核对客户和单号。</translation>
    </message>
    <message>
        <source>A return of {back} from an earlier file names order {order}, which was given back whole before; it counts beside it. Check which order it takes back.</source>
        <translation>早前文件里有一笔 {back} 的退货，退的是 {order} 这一单，而该单此前已全部退完；这笔退货另行计入。请核对它退的是哪一单。</translation>
    </message>
    <message>
        <source>A return of {back} from an earlier file names order {order}, of which only {left} is left; it counts all the same. Check its amount.</source>
        <translation>早前文件里有一笔 {back} 的退货，退的是 {order} 这一单，而该单只剩 {left} 可退；这笔退货仍照数计入。请核对金额。</translation>
    </message>
    <message>
        <source>A return of {back} from an earlier file names order {order}, which is another customer&apos;s; it counts as one of its own. Check the customer and the order.</source>
        <translation>早前文件里有一笔 {back} 的退货，退的是 {order} 这一单，而该单属于另一位客户；这笔退货单独计入。请核对客户和单号。</translation>
    </message>
</context>
<context>
    <name>ImportWizard</name>
    <message>
        <source>As recognised</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Choose the file</source>
        <translation>选文件</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>对列</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>看结果</translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>换文件</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>What is in it</source>
        <translation>内容是</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>导入方案</translation>
    </message>
    <message>
        <source>A name keeps these columns</source>
        <translation>起个名字，下次照此对列</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>Answer what is asked; then the rows are counted.</source>
        <translation>回答问题后，开始清点各行。</translation>
    </message>
    <message>
        <source>Answer what is asked in amber, then import.</source>
        <translation>先回答橙色的问题，再导入。</translation>
    </message>
    <message>
        <source>header in line {line}</source>
        <translation>表头在第 {line} 行</translation>
    </message>
    <message>
        <source>Import sales</source>
        <translation>导入消费</translation>
    </message>
    <message>
        <source>Import customers</source>
        <translation>导入客户</translation>
    </message>
    <message>
        <source>not recognised</source>
        <translation>未认出</translation>
    </message>
    <message>
        <source>As recognised: {kind}</source>
        <translation>自动识别：{kind}</translation>
    </message>
    <message>
        <source>Reading the rows</source>
        <translation>正在读取各行</translation>
    </message>
    <message>
        <source>Nothing is saved yet.</source>
        <translation>尚未写入。</translation>
    </message>
    <message>
        <source>Reading {file}</source>
        <translation>正在读取 {file}</translation>
    </message>
    <message>
        <source>There is nothing new to import in this file.</source>
        <translation>这个文件里没有新内容可导入。</translation>
    </message>
    <message>
        <source>Rows with a name alone: {count}; they will have no customer.</source>
        <translation>只有姓名的行：{count} 行，将不属于任何客户。</translation>
    </message>
    <message>
        <source>Stopping leaves nothing behind.</source>
        <translation>停止后什么也不会留下。</translation>
    </message>
    <message>
        <source>Importing {file}</source>
        <translation>正在导入 {file}</translation>
    </message>
    <message>
        <source>{file} refused rows.csv</source>
        <translation>{file} 未导入的行.csv</translation>
    </message>
    <message>
        <source>Save refused rows</source>
        <translation>存下未导入的行</translation>
    </message>
    <message>
        <source>Saved the refused rows with the reasons.</source>
        <translation>已存下未导入的行和原因。</translation>
    </message>
    <message>
        <source>Stopped. Nothing was imported.</source>
        <translation>已停止，什么也没有导入。</translation>
    </message>
</context>
<context>
    <name>KeysWindow</name>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Esc closes this list.</source>
        <translation>Esc 关闭此表。</translation>
    </message>
</context>
<context>
    <name>LevelActs</name>
    <message>
        <source>Set level by hand</source>
        <translation>人工调整星级</translation>
    </message>
    <message>
        <source>Level history</source>
        <translation>星级历史</translation>
    </message>
    <message>
        <source>Set the level of {name} by hand.</source>
        <translation>已人工调整 {name} 的星级。</translation>
    </message>
    <message>
        <source>End it…</source>
        <translation>结束…</translation>
    </message>
    <message>
        <source>Ended; the level follows the score.</source>
        <translation>已结束，星级重新随得分变化。</translation>
    </message>
</context>
<context>
    <name>LevelBadge</name>
    <message>
        <source>observed</source>
        <translation>观察期</translation>
    </message>
</context>
<context>
    <name>LevelPanel</name>
    <message>
        <source>Add level</source>
        <translation>加一级</translation>
    </message>
    <message>
        <source>At most so many…</source>
        <translation>按人数反推…</translation>
    </message>
    <message>
        <source>a bound belongs to the higher level</source>
        <translation>从低到高，下限归高一级</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>星级下限</translation>
    </message>
    <message>
        <source>{one} and {other} have nearly the same colour.</source>
        <translation>{one}和{other}几乎同色。</translation>
    </message>
    <message>
        <source>{one} and {other} look nearly the same to colour-blind eyes.</source>
        <translation>{one}和{other}在色盲者眼中几乎同色。</translation>
    </message>
</context>
<context>
    <name>LevelRow</name>
    <message>
        <source>Name of level {rank}</source>
        <translation>第 {rank} 级的名称</translation>
    </message>
    <message>
        <source>Lower bound of level {rank}</source>
        <translation>第 {rank} 级的下限</translation>
    </message>
    <message>
        <source>Colour, sign, direct entry</source>
        <translation>颜色、符号、直接达到</translation>
    </message>
    <message>
        <source>Colour…</source>
        <translation>颜色…</translation>
    </message>
    <message>
        <source>House colour</source>
        <translation>用默认颜色</translation>
    </message>
    <message>
        <source>Sign of level {rank}</source>
        <translation>第 {rank} 级的符号</translation>
    </message>
    <message>
        <source>Direct entry of level {rank} from</source>
        <translation>第 {rank} 级的直接达到金额</translation>
    </message>
    <message>
        <source>Remove level</source>
        <translation>删除这一级</translation>
    </message>
    <message>
        <source>Direct entry from lifetime spend of</source>
        <translation>累计消费达到即直接评为此级</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>符号</translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation>{name}的颜色</translation>
    </message>
    <message>
        <source>The lowest level begins at 0.</source>
        <translation>最低星级从 0 开始。</translation>
    </message>
</context>
<context>
    <name>Lists</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>LockDialog</name>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>What was typed before stands as it was.</source>
        <translation>已填的内容都还在。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>解锁</translation>
    </message>
    <message>
        <source>Locked</source>
        <translation>已锁定</translation>
    </message>
</context>
<context>
    <name>LogoRow</name>
    <message>
        <source>Logo</source>
        <translation>店标</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>选择图片</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>不用店标</translation>
    </message>
    <message>
        <source>PNG, JPEG or SVG. Printed on statements and rule sheets.</source>
        <translation>PNG、JPEG 或 SVG，印在对账单和规则页上。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.svg)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.svg)</translation>
    </message>
    <message>
        <source>Saved the logo.</source>
        <translation>已保存店标。</translation>
    </message>
    <message>
        <source>Papers are printed without a logo.</source>
        <translation>打印件上不再有店标。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Go to the backups</source>
        <translation>去看备份</translation>
    </message>
    <message>
        <source>Bring a backup back…</source>
        <translation>恢复备份…</translation>
    </message>
    <message>
        <source>Go to {page}</source>
        <translation>打开{page}</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>锁定</translation>
    </message>
    <message>
        <source>Undo the last act</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>帮助</translation>
    </message>
    <message>
        <source>All keys</source>
        <translation>全部快捷键</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>放大文字</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>缩小文字</translation>
    </message>
    <message>
        <source>Less or full motion</source>
        <translation>减少或恢复动画</translation>
    </message>
    <message>
        <source>Customers and commands</source>
        <translation>客户与命令</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Keep this file</source>
        <translation>保留此文件</translation>
    </message>
    <message>
        <source>The clock is right</source>
        <translation>时钟正确</translation>
    </message>
    <message>
        <source>Take a sale back as a return, a batch on the Data page.</source>
        <translation>消费请记退货，批次请到“数据”页撤销。</translation>
    </message>
    <message>
        <source>Nothing to undo here.</source>
        <translation>这里没有可撤销的操作。</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>各页通用</translation>
    </message>
    <message>
        <source>Stop and close?</source>
        <translation>停止并关闭？</translation>
    </message>
    <message>
        <source>What is under way stops and leaves nothing half-done.</source>
        <translation>正在进行的操作会停止，不会留下半截结果。</translation>
    </message>
    <message>
        <source>Stop and close</source>
        <translation>停止并关闭</translation>
    </message>
    <message>
        <source>Keep working</source>
        <translation>继续工作</translation>
    </message>
</context>
<context>
    <name>MarkRow</name>
    <message>
        <source>{mark} of 5</source>
        <translation>{mark} 分（满分 5 分）</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>very much</source>
        <translation>很满意</translation>
    </message>
</context>
<context>
    <name>MatrixPanel</name>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Borderline</source>
        <translation>临界</translation>
    </message>
    <message>
        <source>Who changes level when a weight moves by 5, or with one order less</source>
        <translation>某项权重变动 5，或少一次消费，就会变级的客户</translation>
    </message>
    <message>
        <source>choose a cell</source>
        <translation>点格子看名单</translation>
    </message>
    <message>
        <source>From (row) to (column)</source>
        <translation>从（行）到（列）</translation>
    </message>
    <message>
        <source>Movers {count}</source>
        <translation>变动名单 {count}</translation>
    </message>
    <message>
        <source>Nobody changes level.</source>
        <translation>没有客户变级。</translation>
    </message>
    <message>
        <source>Borderline {count}</source>
        <translation>临界 {count}</translation>
    </message>
    <message>
        <source>Nobody&apos;s level hangs on a small change.</source>
        <translation>没有客户的星级系于小变动。</translation>
    </message>
</context>
<context>
    <name>MatrixView</name>
    <message>
        <source>From level (row) to level (column)</source>
        <translation>从哪一级（行）到哪一级（列）</translation>
    </message>
    <message>
        <source>not graded</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>From {old} to {new}: {count}</source>
        <translation>{old}到{new}：{count} 位</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新</translation>
    </message>
</context>
<context>
    <name>Messages</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Something went wrong in the program, not in your data.</source>
        <translation>程序出了差错，您的数据没有问题。</translation>
    </message>
    <message>
        <source>The last act was not saved; everything before it is. The report below names no customer. Log file: {file}</source>
        <translation>最后一步没有保存，之前的都已保存。下面的报告不含客户信息。日志文件：{file}</translation>
    </message>
    <message>
        <source>Copy the report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
</context>
<context>
    <name>MoverList</name>
    <message>
        <source>Who would move</source>
        <translation>变动名单</translation>
    </message>
</context>
<context>
    <name>Movers</name>
    <message>
        <source>the bound moved</source>
        <translation>下限变动</translation>
    </message>
    <message>
        <source>the live score moved before</source>
        <translation>实时分早已变动</translation>
    </message>
</context>
<context>
    <name>NewShopForm</name>
    <message>
        <source>No password: the shop&apos;s file is not encrypted</source>
        <translation>不设密码：店铺文件不加密</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Levels</source>
        <translation>星级设置</translation>
    </message>
    <message>
        <source>Your login</source>
        <translation>您的登录名</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Create shop</source>
        <translation>创建店铺</translation>
    </message>
    <message>
        <source>Create a shop</source>
        <translation>创建店铺</translation>
    </message>
    <message>
        <source>Folder of the new shop</source>
        <translation>新店铺的文件夹</translation>
    </message>
</context>
<context>
    <name>Observed</name>
    <message>
        <source>Under observation until {day}</source>
        <translation>观察期至 {day}</translation>
    </message>
    <message>
        <source>Under observation: %n more purchase(s)</source>
        <translation>观察期：还差 %n 次消费</translation>
    </message>
    <message>
        <source>Under observation until {day} and %n more purchase(s)</source>
        <translation>观察期至 {day}，且还差 %n 次消费</translation>
    </message>
</context>
<context>
    <name>Opening</name>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Take back…</source>
        <translation>撤销…</translation>
    </message>
    <message>
        <source>Took %n review(s) back.</source>
        <translation>已撤销 %n 次评定。</translation>
    </message>
    <message>
        <source>Each counts on its due day: {days}.</source>
        <translation>各按到期日计：{days}。</translation>
    </message>
</context>
<context>
    <name>OverrideDialog</name>
    <message>
        <source>Set level by hand</source>
        <translation>人工调整星级</translation>
    </message>
    <message>
        <source>Set level</source>
        <translation>调整星级</translation>
    </message>
    <message>
        <source>Pin: nothing moves it</source>
        <translation>固定：不再变动</translation>
    </message>
    <message>
        <source>Gift: at least this level</source>
        <translation>赠送：至少这一星级</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It stands in the history for good.</source>
        <translation>原因会一直留在历史中。</translation>
    </message>
    <message>
        <source>Evidence, if there is any</source>
        <translation>依据（如有）</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
    <message>
        <source>Left empty, it holds until somebody ends it.</source>
        <translation>留空则一直有效，直到有人结束。</translation>
    </message>
    <message>
        <source>only up</source>
        <translation>只升不降</translation>
    </message>
    <message>
        <source>not at all</source>
        <translation>不变动</translation>
    </message>
    <message>
        <source>Follows the score</source>
        <translation>随得分变动</translation>
    </message>
    <message>
        <source>until somebody ends it</source>
        <translation>直到有人结束</translation>
    </message>
    <message>
        <source>what the live score gives</source>
        <translation>由实时分决定</translation>
    </message>
    <message>
        <source>{level}, or what was earned meanwhile</source>
        <translation>{level}，或期间挣得的更高星级</translation>
    </message>
    <message>
        <source>Level after saving</source>
        <translation>保存后的星级</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>到期后</translation>
    </message>
</context>
<context>
    <name>Overrides</name>
    <message>
        <source>Set by hand</source>
        <translation>人工调整</translation>
    </message>
    <message>
        <source>Gift</source>
        <translation>赠送</translation>
    </message>
    <message>
        <source>ended {day}</source>
        <translation>{day} 已结束</translation>
    </message>
    <message>
        <source>until somebody ends it</source>
        <translation>直到有人结束</translation>
    </message>
    <message>
        <source>until {day}</source>
        <translation>至 {day}</translation>
    </message>
    <message>
        <source>then what the live score gives</source>
        <translation>之后由实时分决定</translation>
    </message>
    <message>
        <source>then {level}</source>
        <translation>之后为 {level}</translation>
    </message>
</context>
<context>
    <name>PaletteDialog</name>
    <message>
        <source>Customers and commands</source>
        <translation>客户与命令</translation>
    </message>
    <message>
        <source>Customer or command</source>
        <translation>客户或命令</translation>
    </message>
    <message>
        <source>Up and Down choose, Enter goes there, Esc closes.</source>
        <translation>上下键选择，Enter 前往，Esc 关闭。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Looked up last</source>
        <translation>刚刚查过</translation>
    </message>
    <message>
        <source>Nothing fits. Fewer letters find more.</source>
        <translation>没有符合的。少打几个字能找到更多。</translation>
    </message>
</context>
<context>
    <name>PaperDialog</name>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Save PDF…</source>
        <translation>另存为 PDF…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸张</translation>
    </message>
    <message>
        <source>Language of the paper</source>
        <translation>单据语言</translation>
    </message>
    <message>
        <source>Page Up and Page Down turn pages, + and - change their size.</source>
        <translation>Page Up、Page Down 翻页，+ 和 - 缩放。</translation>
    </message>
    <message>
        <source>Printing</source>
        <translation>正在打印</translation>
    </message>
    <message>
        <source>Sent to the printer, pages: {pages}.</source>
        <translation>已送往打印机，共 {pages} 页。</translation>
    </message>
    <message>
        <source>Save PDF</source>
        <translation>另存为 PDF</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Saved as {file}, pages: {pages}.</source>
        <translation>已存为 {file}，共 {pages} 页。</translation>
    </message>
    <message>
        <source>Writing the PDF</source>
        <translation>正在生成 PDF</translation>
    </message>
    <message>
        <source>Stopping leaves no file behind.</source>
        <translation>停止后不留下文件。</translation>
    </message>
</context>
<context>
    <name>PaperView</name>
    <message>
        <source>Preview, pages: {count}</source>
        <translation>预览，共 {count} 页</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>Made on {day} by {name}</source>
        <translation>{day} 由 {name} 制作</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} / {pages} 页</translation>
    </message>
    <message>
        <source>No. {number}</source>
        <translation>编号 {number}</translation>
    </message>
    <message>
        <source>With us since {day}</source>
        <translation>{day} 入会</translation>
    </message>
    <message>
        <source>Next review: {day}</source>
        <translation>下次评定：{day}</translation>
    </message>
    <message>
        <source>Under observation until {day}</source>
        <translation>观察期至 {day}</translation>
    </message>
    <message>
        <source>Under observation, purchases still lacking: {count}</source>
        <translation>观察期，还差 {count} 次消费</translation>
    </message>
    <message>
        <source>Under observation until {day}, purchases still lacking: {count}</source>
        <translation>观察期至 {day}，且还差 {count} 次消费</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>尚未评级</translation>
    </message>
    <message>
        <source>{level}, level {rank} of {total}</source>
        <translation>{level}（第 {rank} 级，共 {total} 级）</translation>
    </message>
    <message>
        <source>{level}, since {day}</source>
        <translation>{level}，自 {day} 起</translation>
    </message>
    <message>
        <source>what you spend, returns taken off</source>
        <translation>消费金额，扣除退货</translation>
    </message>
    <message>
        <source>how often you buy</source>
        <translation>消费次数</translation>
    </message>
    <message>
        <source>how long ago you last bought</source>
        <translation>距上次消费的时间</translation>
    </message>
    <message>
        <source>how long you have been with us</source>
        <translation>成为会员的时间</translation>
    </message>
    <message>
        <source>how many kinds of goods you buy</source>
        <translation>购买的品类数</translation>
    </message>
    <message>
        <source>how regularly you buy through the year</source>
        <translation>全年消费是否稳定</translation>
    </message>
    <message>
        <source>how you speak of us to others</source>
        <translation>对本店的口碑影响</translation>
    </message>
    <message>
        <source>customers you bring who buy</source>
        <translation>推荐并消费的新客户</translation>
    </message>
    <message>
        <source>what we expect of our time together</source>
        <translation>未来的潜在往来</translation>
    </message>
    <message>
        <source>how satisfied you say you are</source>
        <translation>您给出的满意度</translation>
    </message>
    <message>
        <source>Levels are reviewed every month.</source>
        <translation>每月评定一次。</translation>
    </message>
    <message>
        <source>Levels are reviewed every quarter.</source>
        <translation>每季度评定一次。</translation>
    </message>
    <message>
        <source>Levels are reviewed every half-year.</source>
        <translation>每半年评定一次。</translation>
    </message>
    <message>
        <source>Levels are reviewed every year.</source>
        <translation>每年评定一次。</translation>
    </message>
    <message>
        <source>Who reaches a higher level has it at once.</source>
        <translation>达到更高星级即时升级。</translation>
    </message>
    <message>
        <source>A higher level is given at the next review.</source>
        <translation>达到更高星级，在下次评定时升级。</translation>
    </message>
    <message>
        <source>A level falls only at a review.</source>
        <translation>只在评定时才会降级。</translation>
    </message>
    <message>
        <source>A level falls only at a review, one step at a time.</source>
        <translation>只在评定时才会降级，每次只降一级。</translation>
    </message>
    <message>
        <source>A level falls only at a review, and only after {days} of grace.</source>
        <translation>只在评定时才会降级，且有 {days}宽限期。</translation>
    </message>
    <message>
        <source>What counts is what happened in the last {days}.</source>
        <translation>只计算最近 {days}的情况。</translation>
    </message>
    <message>
        <source>New customers do not fall in their first {days}.</source>
        <translation>新客户在前 {days}内不降级。</translation>
    </message>
    <message>
        <source>A hollow star: still under observation, in the first {days}.</source>
        <translation>空心星表示还在观察期：最初 {days}内。</translation>
    </message>
    <message>
        <source>A hollow star: still under observation, with fewer than {purchases}.</source>
        <translation>空心星表示还在观察期：消费不足 {purchases}。</translation>
    </message>
    <message>
        <source>A hollow star: still under observation, in the first {days} or with fewer than {purchases}.</source>
        <translation>空心星表示还在观察期：最初 {days}内，或消费不足 {purchases}。</translation>
    </message>
    <message>
        <source>And {count} more benefits: ask us.</source>
        <translation>另有 {count} 项权益，欢迎咨询。</translation>
    </message>
    <message>
        <source>And {count} more benefit: ask us.</source>
        <translation>另有 {count} 项权益，欢迎咨询。</translation>
    </message>
    <message>
        <source>Our levels and benefits</source>
        <translation>会员星级与权益</translation>
    </message>
    <message>
        <source>As of {day}</source>
        <translation>截至 {day}</translation>
    </message>
    <message>
        <source>The same rules hold for every customer: what counts becomes a score from 0 to 100, and the score gives the level.</source>
        <translation>规则对每位客户一视同仁：各评分项目合成 0 至 100 的分数，由分数决定星级。</translation>
    </message>
    <message>
        <source>What each level gives</source>
        <translation>各星级的权益</translation>
    </message>
    <message>
        <source>From a score of</source>
        <translation>所需分数（起）</translation>
    </message>
    <message>
        <source>The shop has named no benefits yet.</source>
        <translation>本店尚未设置权益。</translation>
    </message>
    <message>
        <source>What counts</source>
        <translation>评分项目</translation>
    </message>
    <message>
        <source>When levels change</source>
        <translation>星级何时变化</translation>
    </message>
    <message>
        <source>That is</source>
        <translation>含义</translation>
    </message>
    <message>
        <source>Full points</source>
        <translation>满分标准</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>compared with other customers</source>
        <translation>与其他客户相比</translation>
    </message>
    <message>
        <source>Everything since the first purchase counts.</source>
        <translation>自首次消费起全部计入。</translation>
    </message>
    <message>
        <source>{level} is also reached by purchases of {amount} in all.</source>
        <translation>累计消费满 {amount} 也可直接成为{level}。</translation>
    </message>
    <message>
        <source>Level and benefits are the same.</source>
        <translation>星级和权益不受影响。</translation>
    </message>
    <message>
        <source>{level} was given on {day} (cause: {cause}) by version {version} of the scheme {scheme}. The figures are those stored on that day.</source>
        <translation>{day} 评为{level}（原因：{cause}），依据评级方案“{scheme}”第 {version} 版。以下为当日留存的数据。</translation>
    </message>
    <message>
        <source>Score on that day</source>
        <translation>当日得分</translation>
    </message>
    <message>
        <source>How the score came about</source>
        <translation>得分的由来</translation>
    </message>
    <message>
        <source>Every change of the level</source>
        <translation>星级变动记录</translation>
    </message>
    <message>
        <source>Why this level</source>
        <translation>评级说明</translation>
    </message>
    <message>
        <source>On that day</source>
        <translation>当日情况</translation>
    </message>
    <message>
        <source>How far</source>
        <translation>完成程度</translation>
    </message>
    <message>
        <source>Points of 100</source>
        <translation>得分</translation>
    </message>
    <message>
        <source>Adds</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Score</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>no figure: neutral points</source>
        <translation>无数据，按中性分计</translation>
    </message>
    <message>
        <source>The level was set apart from the score: {reason}</source>
        <translation>该星级不由得分决定：{reason}</translation>
    </message>
    <message>
        <source>{level} begins at a score of {lower}.</source>
        <translation>{level}从 {lower} 分起。</translation>
    </message>
    <message>
        <source>Computed again from the stored figures: the result is equal.</source>
        <translation>已用留存数据重新计算，结果一致。</translation>
    </message>
    <message>
        <source>Computed again from the stored figures: it DIFFERS.</source>
        <translation>已用留存数据重新计算，结果不一致。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>原星级</translation>
    </message>
    <message>
        <source>To</source>
        <translation>新星级</translation>
    </message>
    <message>
        <source>Cause</source>
        <translation>原由</translation>
    </message>
    <message>
        <source>Level before</source>
        <translation>之前星级</translation>
    </message>
    <message>
        <source>Level after</source>
        <translation>之后星级</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Wording</source>
        <translation>同意书文字</translation>
    </message>
    <message>
        <source>How it was given</source>
        <translation>给予方式</translation>
    </message>
    <message>
        <source>Given</source>
        <translation>给予日</translation>
    </message>
    <message>
        <source>Withdrawn</source>
        <translation>撤回日</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>评分</translation>
    </message>
    <message>
        <source>Act</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>直到</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>期限</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>By</source>
        <translation>经手人</translation>
    </message>
    <message>
        <source>Whose turn</source>
        <translation>负责人</translation>
    </message>
    <message>
        <source>Given to</source>
        <translation>告知</translation>
    </message>
    <message>
        <source>Withdrawn to</source>
        <translation>撤回时告知</translation>
    </message>
    <message>
        <source>Live level</source>
        <translation>实时星级</translation>
    </message>
    <message>
        <source>Last review</source>
        <translation>上次评定</translation>
    </message>
    <message>
        <source>Next review</source>
        <translation>下次评定</translation>
    </message>
    <message>
        <source>Scheme version</source>
        <translation>评级方案版本</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Share of customers</source>
        <translation>客户占比</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户数</translation>
    </message>
    <message>
        <source>Bought</source>
        <translation>期间消费</translation>
    </message>
    <message>
        <source>Net sales</source>
        <translation>净消费</translation>
    </message>
    <message>
        <source>Sales without a customer</source>
        <translation>散客消费</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Customers by official level today, sales of {span}.</source>
        <translation>按今日星级统计客户，消费期间 {span}。</translation>
    </message>
    <message>
        <source>Customers and sales by level</source>
        <translation>各星级的客户与消费</translation>
    </message>
    <message>
        <source>Distribution over the levels</source>
        <translation>星级分布</translation>
    </message>
    <message>
        <source>Member benefits</source>
        <translation>会员权益单</translation>
    </message>
    <message>
        <source>Your score</source>
        <translation>您的评分</translation>
    </message>
    <message>
        <source>The next level</source>
        <translation>下一星级</translation>
    </message>
    <message>
        <source>Your benefits</source>
        <translation>您的权益</translation>
    </message>
    <message>
        <source>There are no benefits at this level yet.</source>
        <translation>该星级暂无权益。</translation>
    </message>
    <message>
        <source>Your purchases, {span}</source>
        <translation>您的消费，{span}</translation>
    </message>
    <message>
        <source>No purchases in this period.</source>
        <translation>此期间没有消费。</translation>
    </message>
    <message>
        <source>Live score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>Purchases of the period</source>
        <translation>期间净消费</translation>
    </message>
    <message>
        <source>You</source>
        <translation>您的情况</translation>
    </message>
    <message>
        <source>Benefit</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>How often</source>
        <translation>次数</translation>
    </message>
    <message>
        <source>Valid</source>
        <translation>有效期</translation>
    </message>
    <message>
        <source>Your record</source>
        <translation>您的档案</translation>
    </message>
    <message>
        <source>Your ID number</source>
        <translation>您的身份证号</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Your preferences</source>
        <translation>您的偏好</translation>
    </message>
    <message>
        <source>Your purchases and returns</source>
        <translation>您的消费与退货</translation>
    </message>
    <message>
        <source>Totals taken over from a list</source>
        <translation>从名单转入的合计</translation>
    </message>
    <message>
        <source>Your score and level</source>
        <translation>您的评分与星级</translation>
    </message>
    <message>
        <source>How your level came about</source>
        <translation>星级的由来</translation>
    </message>
    <message>
        <source>Levels set by hand or given</source>
        <translation>人工调整或赠送的星级</translation>
    </message>
    <message>
        <source>Notices before a review</source>
        <translation>评定前的提醒</translation>
    </message>
    <message>
        <source>Your points</source>
        <translation>您的积分</translation>
    </message>
    <message>
        <source>What you agreed to</source>
        <translation>您同意的事项</translation>
    </message>
    <message>
        <source>How satisfied you were</source>
        <translation>您的满意度</translation>
    </message>
    <message>
        <source>Contacts and complaints</source>
        <translation>联系与投诉</translation>
    </message>
    <message>
        <source>The course of each contact</source>
        <translation>每次联系的经过</translation>
    </message>
    <message>
        <source>What the log holds of you</source>
        <translation>日志中有关您的内容</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>性别</translation>
    </message>
    <message>
        <source>Occupation</source>
        <translation>职业</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Why this influence</source>
        <translation>影响力说明</translation>
    </message>
    <message>
        <source>Why this potential</source>
        <translation>潜力说明</translation>
    </message>
    <message>
        <source>Influence</source>
        <translation>影响力</translation>
    </message>
    <message>
        <source>Potential</source>
        <translation>潜力</translation>
    </message>
    <message>
        <source>Shared phone</source>
        <translation>共用手机号</translation>
    </message>
    <message>
        <source>With us since</source>
        <translation>入会日</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>添加时间</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>最后更改</translation>
    </message>
    <message>
        <source>Kept since</source>
        <translation>保存日期</translation>
    </message>
    <message>
        <source>Written down by</source>
        <translation>登记人</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Goods</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Quantity</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>消费次数</translation>
    </message>
    <message>
        <source>Part of the score that is known, in %</source>
        <translation>已知部分占得分的百分比</translation>
    </message>
    <message>
        <source>Visits that count</source>
        <translation>计入的次数</translation>
    </message>
    <message>
        <source>Categories that count</source>
        <translation>计入的品类</translation>
    </message>
    <message>
        <source>Known since</source>
        <translation>从何时起算</translation>
    </message>
    <message>
        <source>Last purchase</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>结束日</translation>
    </message>
    <message>
        <source>Ended by</source>
        <translation>结束人</translation>
    </message>
    <message>
        <source>Why it ended</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>Told on</source>
        <translation>告知日</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>This is everything that {shop} holds of you. You may have what is wrong corrected, withdraw what you agreed to, and ask to be erased.</source>
        <translation>以下是 {shop} 保存的有关您的全部资料。您可以要求更正错误、撤回同意、删除资料。</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的资料</translation>
    </message>
    <message>
        <source>{name}, no. {number}</source>
        <translation>{name}，编号 {number}</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>The latest {listed} of {count} lines are listed.</source>
        <translation>共 {count} 行，列出最近 {listed} 行。</translation>
    </message>
    <message>
        <source>first grading</source>
        <translation>首次评级</translation>
    </message>
    <message>
        <source>promotion at once</source>
        <translation>即时升级</translation>
    </message>
    <message>
        <source>regular review</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>new grading scheme</source>
        <translation>启用新方案</translation>
    </message>
    <message>
        <source>goods returned</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>人工调整</translation>
    </message>
    <message>
        <source>gift of the shop</source>
        <translation>店铺赠送</translation>
    </message>
    <message>
        <source>set by hand no longer</source>
        <translation>人工调整到期</translation>
    </message>
    <message>
        <source>two records put together</source>
        <translation>档案合并</translation>
    </message>
    <message>
        <source>data erased on request</source>
        <translation>应要求删除资料</translation>
    </message>
    <message>
        <source>an act taken back</source>
        <translation>撤销操作</translation>
    </message>
    <message>
        <source>{value} visits</source>
        <translation>{value} 次</translation>
    </message>
    <message>
        <source>{value} days ago</source>
        <translation>{value} 天前</translation>
    </message>
    <message>
        <source>{value} years</source>
        <translation>{value} 年</translation>
    </message>
    <message>
        <source>{value} categories</source>
        <translation>{value} 类</translation>
    </message>
    <message>
        <source>{value} customers brought</source>
        <translation>带来 {value} 位客户</translation>
    </message>
    <message>
        <source>{value} % of the months</source>
        <translation>{value} % 的月份</translation>
    </message>
    <message>
        <source>{value} of 5</source>
        <translation>{value}（满分 5）</translation>
    </message>
    <message>
        <source>{value} of 100</source>
        <translation>{value}（满分 100）</translation>
    </message>
    <message>
        <source>{value} visit</source>
        <translation>{value} 次</translation>
    </message>
    <message>
        <source>{value} day ago</source>
        <translation>{value} 天前</translation>
    </message>
    <message>
        <source>{value} year</source>
        <translation>{value} 年</translation>
    </message>
    <message>
        <source>{value} category</source>
        <translation>{value} 类</translation>
    </message>
    <message>
        <source>{value} customer brought</source>
        <translation>带来 {value} 位客户</translation>
    </message>
    <message>
        <source>{count} day</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} days</source>
        <translation>{count} 天</translation>
    </message>
    <message>
        <source>{count} purchase</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>{count} purchases</source>
        <translation>{count} 次</translation>
    </message>
    <message>
        <source>This is the highest level. Thank you.</source>
        <translation>您已是最高星级，感谢一路相伴。</translation>
    </message>
    <message>
        <source>{level} is reached over time. Ask us how.</source>
        <translation>{level}需要时间积累，欢迎向我们咨询。</translation>
    </message>
    <message>
        <source>, or </source>
        <translation>，或</translation>
    </message>
    <message>
        <source>To reach {level}: {ways}.</source>
        <translation>升到{level}：{ways}。</translation>
    </message>
    <message>
        <source>1 more visit with a purchase</source>
        <translation>再来消费 1 次</translation>
    </message>
    <message>
        <source>at most {count} more visits with a purchase</source>
        <translation>最多再来消费 {count} 次</translation>
    </message>
    <message>
        <source>{count} more visits with a purchase</source>
        <translation>再来消费 {count} 次</translation>
    </message>
    <message>
        <source>purchases of {amount} more</source>
        <translation>再消费 {amount}</translation>
    </message>
</context>
<context>
    <name>PasswordCard</name>
    <message>
        <source>Password until now</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>A short sentence is easy to remember and hard to guess.</source>
        <translation>一句短话好记，也难猜。</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>修改密码</translation>
    </message>
    <message>
        <source>Open without the password on this computer</source>
        <translation>在这台电脑上免密码打开</translation>
    </message>
    <message>
        <source>The system&apos;s key store keeps the key for you; other people need a password.</source>
        <translation>由系统的钥匙串替您保管密钥；别人仍要输入密码。</translation>
    </message>
    <message>
        <source>New recovery key</source>
        <translation>新的恢复密钥</translation>
    </message>
    <message>
        <source>If every password is lost, this key alone opens the shop. A new one makes the sheet printed before worthless.</source>
        <translation>所有密码都丢了时，只有它能打开店铺。换新之后，以前打印的那张就作废了。</translation>
    </message>
    <message>
        <source>Changed your password.</source>
        <translation>已修改您的密码。</translation>
    </message>
    <message>
        <source>This computer opens the shop for you.</source>
        <translation>这台电脑会直接为您打开店铺。</translation>
    </message>
    <message>
        <source>Forgotten here.</source>
        <translation>这台电脑不再记住。</translation>
    </message>
    <message>
        <source>The new recovery key is in force.</source>
        <translation>新的恢复密钥已生效。</translation>
    </message>
</context>
<context>
    <name>PasswordDialog</name>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Their computers ask for it anew. Let them choose their own afterwards.</source>
        <translation>其电脑会重新要求输入。之后请让本人自己再改。</translation>
    </message>
    <message>
        <source>A short sentence is a good one.</source>
        <translation>用一句短话就很好。</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输入一遍</translation>
    </message>
</context>
<context>
    <name>Permissions</name>
    <message>
        <source>look customers up</source>
        <translation>查客户</translation>
    </message>
    <message>
        <source>see amounts</source>
        <translation>看金额</translation>
    </message>
    <message>
        <source>see full phone numbers</source>
        <translation>看完整手机号</translation>
    </message>
    <message>
        <source>reveal one phone number with a reason</source>
        <translation>说明理由后看一个手机号</translation>
    </message>
    <message>
        <source>reveal one ID number with a reason</source>
        <translation>说明理由后看一个身份证号</translation>
    </message>
    <message>
        <source>add and change customers</source>
        <translation>添加和修改客户</translation>
    </message>
    <message>
        <source>record sales</source>
        <translation>记消费</translation>
    </message>
    <message>
        <source>record returns</source>
        <translation>记退货</translation>
    </message>
    <message>
        <source>import files</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>take a batch back</source>
        <translation>撤销批次</translation>
    </message>
    <message>
        <source>change the grading scheme</source>
        <translation>修改评级方案</translation>
    </message>
    <message>
        <source>change benefits</source>
        <translation>修改权益</translation>
    </message>
    <message>
        <source>grade all customers</source>
        <translation>给全部客户评级</translation>
    </message>
    <message>
        <source>run reviews</source>
        <translation>做定期评定</translation>
    </message>
    <message>
        <source>set a level by hand</source>
        <translation>人工调整星级</translation>
    </message>
    <message>
        <source>give and take points by hand</source>
        <translation>人工增减积分</translation>
    </message>
    <message>
        <source>export the star table</source>
        <translation>导出星级表</translation>
    </message>
    <message>
        <source>export the accountant&apos;s workbook</source>
        <translation>导出会计工作簿</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>修改设置</translation>
    </message>
    <message>
        <source>manage staff</source>
        <translation>管理员工</translation>
    </message>
    <message>
        <source>make backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>bring a backup back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>check the shop&apos;s data</source>
        <translation>检查店铺数据</translation>
    </message>
    <message>
        <source>see cases</source>
        <translation>查看工单</translation>
    </message>
    <message>
        <source>log and change cases</source>
        <translation>登记和修改工单</translation>
    </message>
    <message>
        <source>close and reopen cases</source>
        <translation>关闭和重开工单</translation>
    </message>
    <message>
        <source>read the audit log</source>
        <translation>查看审计日志</translation>
    </message>
    <message>
        <source>approve what others do</source>
        <translation>批准别人的操作</translation>
    </message>
    <message>
        <source>record consents and withdrawals</source>
        <translation>登记同意和撤回</translation>
    </message>
    <message>
        <source>hand out all data of one person</source>
        <translation>交出一个人的全部资料</translation>
    </message>
    <message>
        <source>erase a person</source>
        <translation>删除一个人</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>店主</translation>
    </message>
    <message>
        <source>Manager</source>
        <translation>店长</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Accountant</source>
        <translation>会计</translation>
    </message>
    <message>
        <source>Own role</source>
        <translation>自定角色</translation>
    </message>
</context>
<context>
    <name>PersonDialog</name>
    <message>
        <source>Change a person</source>
        <translation>更改人员</translation>
    </message>
    <message>
        <source>Add a person</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>Short, such as li. It stays in the log for good.</source>
        <translation>要短，例如 li。它会一直留在日志里。</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
</context>
<context>
    <name>PointActs</name>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Gave %Ln point(s).</source>
        <translation>已增加 %Ln 分。</translation>
    </message>
    <message>
        <source>Took %Ln point(s).</source>
        <translation>已扣减 %Ln 分。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Taken back; the ledger keeps both rows.</source>
        <translation>已撤销；两行都留在明细里。</translation>
    </message>
    <message>
        <source>{name}: balance {points}</source>
        <translation>{name}：余额 {points} 分</translation>
    </message>
</context>
<context>
    <name>Points</name>
    <message>
        <source>Given by hand</source>
        <translation>人工增加</translation>
    </message>
    <message>
        <source>Taken by hand</source>
        <translation>人工扣减</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>PointsDialog</name>
    <message>
        <source>{what}, taken back</source>
        <translation>{what}（已撤销）</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>积分</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Give</source>
        <translation>增加</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>扣减</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>明细</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Give or take</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>It stands in the ledger for good.</source>
        <translation>会一直留在明细里。</translation>
    </message>
    <message>
        <source>No points given or taken yet.</source>
        <translation>还没有积分变动。</translation>
    </message>
    <message>
        <source>Take this row back</source>
        <translation>撤销这一行</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>Balance after saving</source>
        <translation>保存后的余额</translation>
    </message>
    <message>
        <source>not enough points</source>
        <translation>积分不够</translation>
    </message>
</context>
<context>
    <name>PolicyPanel</name>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Name of the scheme</source>
        <translation>方案名称</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Window, 0 for ever</source>
        <translation>统计天数，0 为累计</translation>
    </message>
    <message>
        <source>Orders</source>
        <translation>消费次数</translation>
    </message>
    <message>
        <source>Visit days</source>
        <translation>到店天数</translation>
    </message>
    <message>
        <source>Frequency counts</source>
        <translation>频次按</translation>
    </message>
    <message>
        <source>Points of a missing fact</source>
        <translation>缺数据时的分</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>每季</translation>
    </message>
    <message>
        <source>Half-year</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>Calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>Own date</source>
        <translation>各人日期</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>At review</source>
        <translation>评定时</translation>
    </message>
    <message>
        <source>Straight down</source>
        <translation>直接降到位</translation>
    </message>
    <message>
        <source>One level</source>
        <translation>每次一级</translation>
    </message>
    <message>
        <source>After notice</source>
        <translation>先提醒后降</translation>
    </message>
    <message>
        <source>Review every</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Reviews by</source>
        <translation>评定日期按</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Demotion at review</source>
        <translation>评定时降级</translation>
    </message>
    <message>
        <source>Notice before a demotion</source>
        <translation>降级提醒期</translation>
    </message>
    <message>
        <source>New customers are kept for</source>
        <translation>新客保护期</translation>
    </message>
    <message>
        <source>New customers are observed for</source>
        <translation>新客户的观察期</translation>
    </message>
    <message>
        <source>Observed with fewer purchases than</source>
        <translation>消费不足几次也算观察期</translation>
    </message>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>Write a whole number, such as 365.</source>
        <translation>请写整数，如 365。</translation>
    </message>
</context>
<context>
    <name>PreferenceDialog</name>
    <message>
        <source>Preferences</source>
        <translation>偏好</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Such as 38, or L.</source>
        <translation>例如 38 或 L。</translation>
    </message>
    <message>
        <source>Such as light, without sugar.</source>
        <translation>例如：淡茶、少糖。</translation>
    </message>
    <message>
        <source>Such as WeChat, after 18:00.</source>
        <translation>例如：微信，18:00 以后。</translation>
    </message>
    <message>
        <source>Such as &quot;Teacher Zhang&quot;, brief.</source>
        <translation>例如：称呼张老师，简短。</translation>
    </message>
    <message>
        <source>What is made or kept for this customer alone.</source>
        <translation>专为这位客户定做或保留的。</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Size</source>
        <translation>尺寸</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>款式</translation>
    </message>
    <message>
        <source>Reach by</source>
        <translation>联系渠道</translation>
    </message>
    <message>
        <source>Tone</source>
        <translation>语气</translation>
    </message>
    <message>
        <source>Custom needs</source>
        <translation>特别需要</translation>
    </message>
</context>
<context>
    <name>PrivacyActs</name>
    <message>
        <source>Saved what {name} agrees to.</source>
        <translation>已保存 {name} 的同意情况。</translation>
    </message>
    <message>
        <source>The ID number is not shown any more. Delete it as well?</source>
        <translation>身份证号不再显示。要一并删除吗？</translation>
    </message>
    <message>
        <source>Delete ID number</source>
        <translation>删除身份证号</translation>
    </message>
    <message>
        <source>ID number of {name}; it hides by itself.</source>
        <translation>{name} 的身份证号，稍后自动隐藏。</translation>
    </message>
    <message>
        <source>Delete the ID number of {name} for good?</source>
        <translation>永久删除 {name} 的身份证号？</translation>
    </message>
    <message>
        <source>Backups made before hold it until they are rotated out.</source>
        <translation>以前的备份在轮换掉之前仍含有它。</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Deleted the ID number of {name}.</source>
        <translation>已删除 {name} 的身份证号。</translation>
    </message>
    <message>
        <source>Hand out all data</source>
        <translation>交出全部资料</translation>
    </message>
    <message>
        <source>Document (*.pdf)</source>
        <translation>文档 (*.pdf)</translation>
    </message>
    <message>
        <source>Wrote all data of {name}: a PDF and a JSON file.</source>
        <translation>已写出 {name} 的全部资料：一份 PDF 和一份 JSON。</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Erased customer {number}; the sales stay as money.</source>
        <translation>客户 {number} 已删除；消费作为金额保留。</translation>
    </message>
    <message>
        <source>Data of {number}, {day}</source>
        <translation>资料 {number} {day}</translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Consent and data</source>
        <translation>同意与资料</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Under 14: a guardian has to agree, best signed on paper.</source>
        <translation>不满 14 岁：须由监护人同意，最好书面签字。</translation>
    </message>
    <message>
        <source>On the program&apos;s words for each purpose; point at one to read them.</source>
        <translation>按程序自带的各项文字；把鼠标停在一项上可以看到。</translation>
    </message>
    <message>
        <source>On these words: {wording}</source>
        <translation>依据的文字：{wording}</translation>
    </message>
    <message>
        <source>How new consents were given</source>
        <translation>新的同意是怎样给的</translation>
    </message>
    <message>
        <source>Hand out all data…</source>
        <translation>交出全部资料…</translation>
    </message>
    <message>
        <source>Erase…</source>
        <translation>删除…</translation>
    </message>
    <message>
        <source>none is kept</source>
        <translation>没有保存</translation>
    </message>
    <message>
        <source>{number}, not to be shown: the consent is withdrawn</source>
        <translation>{number}，不能显示：同意已撤回</translation>
    </message>
    <message>
        <source>ID number</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Show…</source>
        <translation>显示…</translation>
    </message>
    <message>
        <source>Delete number…</source>
        <translation>删除号码…</translation>
    </message>
    <message>
        <source>never given</source>
        <translation>从未同意</translation>
    </message>
    <message>
        <source>withdrawn on {day} · told {by}</source>
        <translation>{day} 撤回 · 经手 {by}</translation>
    </message>
    <message>
        <source>since {day} · {how} · told {by}</source>
        <translation>{day} 起 · {how} · 经手 {by}</translation>
    </message>
</context>
<context>
    <name>Progress</name>
    <message>
        <source>Making up sales</source>
        <translation>正在编造消费</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>正在评级</translation>
    </message>
    <message>
        <source>Reading rows</source>
        <translation>正在读取各行</translation>
    </message>
    <message>
        <source>Reviewing</source>
        <translation>正在评定</translation>
    </message>
    <message>
        <source>Collecting statements</source>
        <translation>正在汇总权益单</translation>
    </message>
    <message>
        <source>Erasing</source>
        <translation>正在删除</translation>
    </message>
</context>
<context>
    <name>ProgressCard</name>
    <message>
        <source>about %n second(s) left</source>
        <translation>还要约 %n 秒</translation>
    </message>
    <message>
        <source>about %n minute(s) left</source>
        <translation>还要约 %n 分钟</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>正在停止</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
</context>
<context>
    <name>PurgeDialog</name>
    <message>
        <source>Customers kept too long</source>
        <translation>保存过久的客户</translation>
    </message>
    <message>
        <source>The settings keep everybody. Set after how many months first.</source>
        <translation>设置为全部保留。请先设定保留多少个月。</translation>
    </message>
    <message>
        <source>Their sales stay as money; the people go for good.</source>
        <translation>消费作为金额保留，个人资料永久删除。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Erase the ticked</source>
        <translation>删除打勾的人</translation>
    </message>
    <message>
        <source>Nobody has been idle for %n month(s).</source>
        <translation>没有人超过 %n 个月无往来。</translation>
    </message>
    <message>
        <source>%Ln customer(s) without a purchase, contact or consent since {day}.</source>
        <translation>%Ln 位客户自 {day} 起没有消费、联系或同意。</translation>
    </message>
    <message>
        <source>To be erased: {count}. To stay: {stay}. Space or a click changes a tick.</source>
        <translation>将删除 {count} 位，保留 {stay} 位。按空格或点击可改勾选。</translation>
    </message>
    <message>
        <source>Erase %Ln customer(s) for good?</source>
        <translation>永久删除 %Ln 位客户？</translation>
    </message>
    <message>
        <source>This cannot be undone.</source>
        <translation>此操作无法撤销。</translation>
    </message>
    <message>
        <source>Erase for good</source>
        <translation>永久删除</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Grading</source>
        <translation>评级</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>评定</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Benefits</source>
        <translation>权益</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>RecoveryDialog</name>
    <message>
        <source>New recovery key</source>
        <translation>新的恢复密钥</translation>
    </message>
    <message>
        <source>Make a new key</source>
        <translation>生成新密钥</translation>
    </message>
    <message>
        <source>The sheet printed before will open nothing any more. The new key is shown once.</source>
        <translation>以前打印的那张将不能再打开店铺。新密钥只显示这一次。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Save as text</source>
        <translation>存成文本</translation>
    </message>
    <message>
        <source>I have written it down and keep it elsewhere.</source>
        <translation>我已抄下并另外保管。</translation>
    </message>
    <message>
        <source>Whoever has it can read every customer: keep it away from the computer.</source>
        <translation>谁拿到它就能看到所有客户，请不要放在电脑旁。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
    <message>
        <source>Recovery key {shop}.txt</source>
        <translation>恢复密钥 {shop}.txt</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Recovery key of {shop}</source>
        <translation>{shop} 的恢复密钥</translation>
    </message>
</context>
<context>
    <name>RecoverySheet</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>I have written it down and keep it elsewhere.</source>
        <translation>我已抄下并另外保管。</translation>
    </message>
    <message>
        <source>Open the shop</source>
        <translation>打开店铺</translation>
    </message>
    <message>
        <source>If the password is lost, this key alone opens the shop. It is shown this once. Whoever has it can read every customer: keep it away from the computer.</source>
        <translation>密码丢了，只有这把恢复密钥能打开店铺。它只显示这一次。谁拿到它就能看到所有客户，请不要放在电脑旁。</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>已复制。</translation>
    </message>
</context>
<context>
    <name>Rekey</name>
    <message>
        <source>A new key for the shop</source>
        <translation>给店铺换密钥</translation>
    </message>
    <message>
        <source>Change the key</source>
        <translation>换密钥</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>A backup is taken first. The shop closes, is encrypted anew and checked, and opens again; nobody else may have it open. Broken off, the old key or the new one holds.</source>
        <translation>先做一份备份，然后店铺关闭、重新加密、检查，再打开；这时别处不能开着店铺。即使中断，不是旧密钥有效就是新密钥有效。</translation>
    </message>
    <message>
        <source>Remove old backups</source>
        <translation>删除旧备份</translation>
    </message>
    <message>
        <source>Passwords that go on</source>
        <translation>照常使用的密码</translation>
    </message>
    <message>
        <source>Remembered computers that go on</source>
        <translation>照常免密码的电脑</translation>
    </message>
    <message>
        <source>Computers that ask for the password once</source>
        <translation>要再输一次密码的电脑</translation>
    </message>
    <message>
        <source>Remove the backups of former keys ({count})?</source>
        <translation>删除旧密钥的备份（{count} 份）？</translation>
    </message>
    <message>
        <source>The newest backup of today&apos;s key is checked first. The days before it cannot be brought back any more, neither here nor from the second place.</source>
        <translation>先检查新密钥下最新的备份。在它之前的日子就再也恢复不了了，这里和第二位置都一样。</translation>
    </message>
    <message>
        <source>Remove them</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Removed backups: {count}.</source>
        <translation>已删除备份 {count} 份。</translation>
    </message>
    <message>
        <source>Backups that former passwords open</source>
        <translation>旧密码仍能打开的备份</translation>
    </message>
    <message>
        <source>Gone by rotation, with a backup a day</source>
        <translation>每天备份一次，轮换到哪天不再保留</translation>
    </message>
    <message>
        <source>Kept until you remove them</source>
        <translation>不会轮换、要自己删除的</translation>
    </message>
    <message>
        <source>{name} cannot sign in any more. A copy of the shop that {name} took before still opens with the old password, and so would every later file: the key is the same. With a new key it opens nothing that comes after.</source>
        <translation>{name} 不能再登录了。但 {name} 之前拷走的店铺仍能用旧密码打开，之后的文件也一样，因为密钥没有变。换了密钥，就打不开之后的任何文件。</translation>
    </message>
    <message>
        <source>Whoever left and kept a copy can open it with the old password, and every later file of the shop too: the key is the same. With a new key they open nothing that comes after. Did they know the recovery key? Then make a new one in the settings as well.</source>
        <translation>离开的人若留有拷贝，仍能用旧密码打开，店铺之后的文件也一样，因为密钥没有变。换了密钥，就打不开之后的任何文件。如果此人知道恢复密钥，请在设置里再生成一把新的。</translation>
    </message>
    <message>
        <source>Not yet: {logins} must sign in with the password once, or get a new one from you.</source>
        <translation>还不行：{logins} 要先用密码登录一次，或由您给一个新密码。</translation>
    </message>
    <message>
        <source>The recovery key cannot be carried over yet: make a new one in the settings, or sign in with it once.</source>
        <translation>恢复密钥还不能沿用：请在设置里生成一把新的，或用它登录一次。</translation>
    </message>
</context>
<context>
    <name>RekeyedSheet</name>
    <message>
        <source>Open the shop</source>
        <translation>打开店铺</translation>
    </message>
    <message>
        <source>Everybody who stays signs in as before. Whoever left opens nothing that is written from now on.</source>
        <translation>留下的人照常登录。离开的人打不开从现在起写下的任何内容。</translation>
    </message>
    <message>
        <source>The shop has a new key</source>
        <translation>店铺已换密钥</translation>
    </message>
    <message>
        <source>Passwords that go on</source>
        <translation>照常使用的密码</translation>
    </message>
    <message>
        <source>Keep those backups where only owners reach them. They can be removed in the settings, People who may sign in, New key.</source>
        <translation>请把这些备份放在只有店主拿得到的地方。也可以在设置的“可以登录的人员”“换密钥”里删除。</translation>
    </message>
</context>
<context>
    <name>Replacing</name>
    <message>
        <source>The shop of before is kept; this can be undone.</source>
        <translation>原来的店铺会保留，可以撤销。</translation>
    </message>
    <message>
        <source>Restoring the backup</source>
        <translation>正在恢复备份</translation>
    </message>
    <message>
        <source>Restored: {customers}, {sales}.</source>
        <translation>已恢复：{customers}，{sales}。</translation>
    </message>
    <message>
        <source>This backup brought its own key back: sign in with a password of then.</source>
        <translation>这份备份带回了它自己的密钥：请用当时的密码登录。</translation>
    </message>
    <message>
        <source>Whatever happens, the old key or the new one holds.</source>
        <translation>无论发生什么，不是旧密钥有效就是新密钥有效。</translation>
    </message>
    <message>
        <source>Changing the key of the shop</source>
        <translation>正在给店铺换密钥</translation>
    </message>
    <message>
        <source>Bringing the backup to this computer</source>
        <translation>正在把备份恢复到这台电脑</translation>
    </message>
    <message>
        <source>Restore a backup</source>
        <translation>恢复备份</translation>
    </message>
</context>
<context>
    <name>Reports</name>
    <message>
        <source>balances</source>
        <translation>相符</translation>
    </message>
    <message>
        <source>does not balance</source>
        <translation>不符</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>Made at</source>
        <translation>制作时间</translation>
    </message>
    <message>
        <source>Made by</source>
        <translation>制作人</translation>
    </message>
    <message>
        <source>Control totals</source>
        <translation>核对合计</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>项目</translation>
    </message>
    <message>
        <source>Counted by the shop&apos;s database</source>
        <translation>店铺数据库合计</translation>
    </message>
    <message>
        <source>Added up from the sheet</source>
        <translation>按工作表相加</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差额</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>工作表</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Writing {sheet}</source>
        <translation>正在写入 {sheet}</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>消费</translation>
    </message>
    <message>
        <source>Returns</source>
        <translation>退货</translation>
    </message>
    <message>
        <source>By month</source>
        <translation>按月</translation>
    </message>
    <message>
        <source>By level</source>
        <translation>按星级</translation>
    </message>
    <message>
        <source>Accountant&apos;s workbook</source>
        <translation>会计工作簿</translation>
    </message>
    <message>
        <source>Sale lines</source>
        <translation>消费行数</translation>
    </message>
    <message>
        <source>Return lines</source>
        <translation>退货行数</translation>
    </message>
    <message>
        <source>Net by month</source>
        <translation>按月净额</translation>
    </message>
    <message>
        <source>Net by level</source>
        <translation>按星级净额</translation>
    </message>
    <message>
        <source>Amounts in {currency}; returns are negative on their own day.</source>
        <translation>金额单位 {currency}；退货为负数，记在退货当天。</translation>
    </message>
    <message>
        <source>Opening entries of imported lists are not sales and not included.</source>
        <translation>导入名单时的期初数不是消费，未计入。</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>客户编号</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Net</source>
        <translation>净额</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>月份</translation>
    </message>
    <message>
        <source>Walk-ins</source>
        <translation>散客</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>星级</translation>
    </message>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Drawing papers</source>
        <translation>正在绘制</translation>
    </message>
</context>
<context>
    <name>Residence</name>
    <message>
        <source>The shop is one file on this computer. StarDesk uses no network.</source>
        <translation>店铺就是这台电脑上的一个文件。星客管家不使用网络。</translation>
    </message>
    <message>
        <source>The shop is one file in a folder that {carrier} shares. StarDesk itself uses no network.</source>
        <translation>店铺是一个文件，所在的文件夹由 {carrier} 共享。星客管家本身不使用网络。</translation>
    </message>
    <message>
        <source>The shop is on a database server of this computer. No network is used.</source>
        <translation>店铺在这台电脑的数据库服务器上，不使用网络。</translation>
    </message>
    <message>
        <source>The shop is on the server {place}; the connection is encrypted ({protocol}).</source>
        <translation>店铺在服务器 {place} 上，连接已加密（{protocol}）。</translation>
    </message>
    <message>
        <source>The shop is on the server {place}; the connection is not encrypted.</source>
        <translation>店铺在服务器 {place} 上，连接没有加密。</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>Backup</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>第二位置</translation>
    </message>
    <message>
        <source>Kept before an act</source>
        <translation>操作前留存</translation>
    </message>
    <message>
        <source>Damaged, kept as it was</source>
        <translation>已损坏，原样保留</translation>
    </message>
    <message>
        <source>Bring a backup back</source>
        <translation>恢复备份</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复此备份</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份列表</translation>
    </message>
    <message>
        <source>What was entered after the backup is gone from the shop, and kept as a backup of its own: the restore can be undone.</source>
        <translation>此备份之后录入的内容将不在店铺中，但会另存为一份备份：恢复可以撤销。</translation>
    </message>
    <message>
        <source>Restore drill</source>
        <translation>恢复演练</translation>
    </message>
    <message>
        <source>Restores the backup aside, opens and counts it; the shop is not touched.</source>
        <translation>在一旁恢复该备份，打开并清点；不触动店铺。</translation>
    </message>
    <message>
        <source>Undo the last restore</source>
        <translation>撤销上次恢复</translation>
    </message>
    <message>
        <source>There is no backup of this shop yet.</source>
        <translation>这家店铺还没有备份。</translation>
    </message>
    <message>
        <source>Make one with &quot;Back up now&quot;, or copy one into the folder of backups.</source>
        <translation>请先“立即备份”，或把备份复制到备份文件夹。</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>正在检查</translation>
    </message>
    <message>
        <source>Under another key: it asks for it.</source>
        <translation>用的是另一把密钥：选它后要输入密码。</translation>
    </message>
    <message>
        <source>This backup restores whole: {customers}, {sales}.</source>
        <translation>此备份可完整恢复：{customers}，{sales}。</translation>
    </message>
    <message>
        <source>It was made under another key: that key and the passwords of then come back with it.</source>
        <translation>它用的是另一把密钥：恢复后，那把密钥和当时的密码会一起回来。</translation>
    </message>
    <message>
        <source>Prove a backup</source>
        <translation>试恢复备份</translation>
    </message>
    <message>
        <source>Restore it aside and count it</source>
        <translation>在一旁恢复并清点</translation>
    </message>
    <message>
        <source>{customers}, {sales}, {amount}</source>
        <translation>{customers}，{sales}，{amount}</translation>
    </message>
    <message>
        <source>under another key</source>
        <translation>另一把密钥</translation>
    </message>
    <message>
        <source>Undo the last restore?</source>
        <translation>撤销上次恢复？</translation>
    </message>
    <message>
        <source>Undo the restore</source>
        <translation>撤销恢复</translation>
    </message>
    <message>
        <source>Restore the backup of {moment}?</source>
        <translation>恢复 {moment} 的备份？</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>The shop closes, the backup takes its place, and you sign in again.</source>
        <translation>店铺将关闭，由备份取代，然后请重新登录。</translation>
    </message>
    <message>
        <source>Leave the shop</source>
        <translation>保持店铺不变</translation>
    </message>
</context>
<context>
    <name>ResultList</name>
    <message>
        <source>Customers found</source>
        <translation>找到的客户</translation>
    </message>
    <message>
        <source>Just served</source>
        <translation>刚刚接待</translation>
    </message>
</context>
<context>
    <name>ReturnDialog</name>
    <message>
        <source>Record return</source>
        <translation>记退货</translation>
    </message>
    <message>
        <source>Which sale</source>
        <translation>退哪一笔</translation>
    </message>
    <message>
        <source>Amount to take back</source>
        <translation>退货金额</translation>
    </message>
    <message>
        <source>Left empty, the whole sale is taken back.</source>
        <translation>留空则整笔退货。</translation>
    </message>
    <message>
        <source>Nothing bought here can be taken back.</source>
        <translation>没有可退的消费。</translation>
    </message>
</context>
<context>
    <name>RevealDialog</name>
    <message>
        <source>Show the phone number</source>
        <translation>看手机号</translation>
    </message>
    <message>
        <source>Show the ID number</source>
        <translation>显示身份证号</translation>
    </message>
    <message>
        <source>Such as &quot;hotel registration&quot;. It is kept with your name and the time.</source>
        <translation>例如“住宿登记”。会和您的姓名、时间一起留下。</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Such as &quot;call back&quot;. It is kept with your name and the time.</source>
        <translation>如“回电话”。会连同您的名字和时间记下。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>Reviews</name>
    <message>
        <source>taken back</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>%Ln rise</source>
        <translation>升 %Ln</translation>
    </message>
    <message>
        <source>%Ln fall</source>
        <translation>降 %Ln</translation>
    </message>
    <message>
        <source>%Ln get notice</source>
        <translation>%Ln 位进入宽限</translation>
    </message>
    <message>
        <source>%Ln are protected</source>
        <translation>%Ln 位受保护</translation>
    </message>
    <message>
        <source>%Ln are set by hand</source>
        <translation>%Ln 位人工调整</translation>
    </message>
    <message>
        <source>%Ln stay</source>
        <translation>不变 %Ln</translation>
    </message>
    <message>
        <source>rises</source>
        <translation>升</translation>
    </message>
    <message>
        <source>falls</source>
        <translation>降</translation>
    </message>
    <message>
        <source>keeps it until {day}</source>
        <translation>宽限到 {day}</translation>
    </message>
    <message>
        <source>protected</source>
        <translation>受保护</translation>
    </message>
    <message>
        <source>set by hand</source>
        <translation>人工调整</translation>
    </message>
    <message>
        <source>stays</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已结</translation>
    </message>
    <message>
        <source>open</source>
        <translation>未结</translation>
    </message>
    <message>
        <source>{state}, {day}: {title}</source>
        <translation>{state}，{day}：{title}</translation>
    </message>
    <message>
        <source>{count} complaints, {open} open; the last {state}, {day}: {title}</source>
        <translation>{count} 起（未结 {open}）；最近一起{state}，{day}：{title}</translation>
    </message>
    <message>
        <source>%n review(s) were caught up: {risen} rose, {fallen} fell.</source>
        <translation>补做了 %n 次评定：{risen} 位升，{fallen} 位降。</translation>
    </message>
    <message>
        <source>Larger purchases keep {level}.</source>
        <translation>多买一些就保住{level}。</translation>
    </message>
    <message>
        <source>Not by purchases alone.</source>
        <translation>单靠消费还不够。</translation>
    </message>
    <message>
        <source> or </source>
        <translation>或</translation>
    </message>
    <message>
        <source>{way}: keeps {level}</source>
        <translation>{way}，就保住{level}</translation>
    </message>
    <message>
        <source>{way}: reaches {level}</source>
        <translation>{way}，就升到{level}</translation>
    </message>
    <message>
        <source>at most %n more visit(s)</source>
        <translation>最多再来 %n 次</translation>
    </message>
    <message>
        <source>%n more visit(s)</source>
        <translation>再来 %n 次</translation>
    </message>
    <message>
        <source>spend {amount} more</source>
        <translation>再消费 {amount}</translation>
    </message>
    <message>
        <source>↓ about to fall</source>
        <translation>↓ 即将降级</translation>
    </message>
    <message>
        <source>↑ one purchase short</source>
        <translation>↑ 只差一次消费</translation>
    </message>
</context>
<context>
    <name>ReviewsPage</name>
    <message>
        <source>Reviews</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Trial run: nothing becomes official</source>
        <translation>试运行：一切不生效</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>到期待评</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>评定前名单</translation>
    </message>
    <message>
        <source>Set by hand</source>
        <translation>人工调整</translation>
    </message>
    <message>
        <source>Over time</source>
        <translation>走势</translation>
    </message>
    <message>
        <source>Run the review</source>
        <translation>执行评定</translation>
    </message>
    <message>
        <source>Review everybody</source>
        <translation>评定全部客户</translation>
    </message>
    <message>
        <source>Due reviews</source>
        <translation>到期待评</translation>
    </message>
    <message>
        <source>Worklist before reviews</source>
        <translation>评定前名单</translation>
    </message>
    <message>
        <source>Levels set by hand</source>
        <translation>人工调整的星级</translation>
    </message>
    <message>
        <source>Levels over time</source>
        <translation>星级走势</translation>
    </message>
    <message>
        <source>Figures of others</source>
        <translation>同行数据</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>each quarter</source>
        <translation>每季度</translation>
    </message>
    <message>
        <source>each half-year</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>each year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>by the calendar</source>
        <translation>按日历</translation>
    </message>
    <message>
        <source>by each customer&apos;s own day</source>
        <translation>按每位客户自己的日期</translation>
    </message>
    <message>
        <source>Reviewed {period}, {basis}</source>
        <translation>{period}评定一次，{basis}</translation>
    </message>
    <message>
        <source>Nothing is changed by looking.</source>
        <translation>预览不会改动任何数据。</translation>
    </message>
    <message>
        <source>Working out who would move</source>
        <translation>正在算出谁会变动</translation>
    </message>
    <message>
        <source>Nobody is due for review.</source>
        <translation>没有客户到期待评。</translation>
    </message>
    <message>
        <source>Everybody can be reviewed out of turn: choose Everybody.</source>
        <translation>也可以提前评定：选择“全部客户”。</translation>
    </message>
    <message>
        <source>Reviewed %Ln customer(s).</source>
        <translation>评定了 %Ln 位客户。</translation>
    </message>
    <message>
        <source>A trial run: nothing became official.</source>
        <translation>试运行：没有任何变动生效。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Levels and review days are what they were before.</source>
        <translation>星级和评定日恢复到之前的样子。</translation>
    </message>
    <message>
        <source>Took %n review(s) back.</source>
        <translation>已撤销 %n 次评定。</translation>
    </message>
    <message>
        <source>Ended the level of {name} set by hand.</source>
        <translation>已结束 {name} 的人工调整。</translation>
    </message>
</context>
<context>
    <name>RolesDialog</name>
    <message>
        <source>What each role may do</source>
        <translation>各角色的权限</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>The four grey roles are built in and cannot be changed. Add one of your own below.</source>
        <translation>灰色的四个角色是内置的，不能改。需要时请在下面新建自己的角色。</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>新角色</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Remove the chosen role</source>
        <translation>删除选中的角色</translation>
    </message>
    <message>
        <source>Type a title first, such as Cashier.</source>
        <translation>请先输入名称，例如“收银”。</translation>
    </message>
    <message>
        <source>Only the shop&apos;s own roles can be removed.</source>
        <translation>只能删除店铺自建的角色。</translation>
    </message>
</context>
<context>
    <name>RulesCard</name>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Your role may not change this.</source>
        <translation>您的角色不能修改这一项。</translation>
    </message>
</context>
<context>
    <name>RulesDialog</name>
    <message>
        <source>Rule sheet for customers</source>
        <translation>给客户的规则说明</translation>
    </message>
    <message>
        <source>Weights and scores of the levels</source>
        <translation>写明权重和各星级分数</translation>
    </message>
</context>
<context>
    <name>RunDialog</name>
    <message>
        <source>Review everybody</source>
        <translation>评定全部客户</translation>
    </message>
    <message>
        <source>Review who is due</source>
        <translation>评定到期客户</translation>
    </message>
    <message>
        <source>Run the review</source>
        <translation>执行评定</translation>
    </message>
    <message>
        <source>After running</source>
        <translation>执行后</translation>
    </message>
    <message>
        <source>Customers reviewed</source>
        <translation>评定客户</translation>
    </message>
    <message>
        <source>{days} and {count} more</source>
        <translation>{days} 等，另有 {count} 天</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>评定日期</translation>
    </message>
    <message>
        <source>Trial run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>nothing becomes official</source>
        <translation>一切不生效</translation>
    </message>
    <message>
        <source>Can be taken back</source>
        <translation>可以撤销</translation>
    </message>
    <message>
        <source>one batch for each day</source>
        <translation>每个日期一个批次</translation>
    </message>
</context>
<context>
    <name>SafetyCard</name>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>If this disk dies, so do its backups.</source>
        <translation>硬盘一坏，备份也跟着没了。</translation>
    </message>
    <message>
        <source>No second place yet</source>
        <translation>还没有第二位置</translation>
    </message>
    <message>
        <source>Second place not reached</source>
        <translation>第二位置没接上</translation>
    </message>
    <message>
        <source>Second place: no backup yet</source>
        <translation>第二位置还没有备份</translation>
    </message>
    <message>
        <source>Second place: {when}</source>
        <translation>第二位置：{when}</translation>
    </message>
    <message>
        <source>Make one before anything happens.</source>
        <translation>出事之前先备份一次。</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>最近备份：{when}</translation>
    </message>
    <message>
        <source>More than two days old: make one now.</source>
        <translation>已超过两天，请现在备份。</translation>
    </message>
    <message>
        <source>Each copy is opened and checked page by page.</source>
        <translation>每份备份都打开逐页核对过。</translation>
    </message>
</context>
<context>
    <name>SaleDialog</name>
    <message>
        <source>Record sale</source>
        <translation>记消费</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>金额</translation>
    </message>
    <message>
        <source>Category</source>
        <translation>品类</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>商品</translation>
    </message>
    <message>
        <source>Receipt number</source>
        <translation>单号</translation>
    </message>
    <message>
        <source>Left empty, it gets one.</source>
        <translation>留空会自动编号。</translation>
    </message>
    <message>
        <source>Live score now</source>
        <translation>现在的实时分</translation>
    </message>
    <message>
        <source>To {level} by spend alone</source>
        <translation>只靠消费到{level}还差</translation>
    </message>
    <message>
        <source>To {level} by visits alone</source>
        <translation>只靠次数到{level}还差</translation>
    </message>
</context>
<context>
    <name>SchemeBar</name>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
    <message>
        <source>Against version {version}</source>
        <translation>与第 {version} 版相比</translation>
    </message>
    <message>
        <source>Apply as version {version}…</source>
        <translation>应用为第 {version} 版…</translation>
    </message>
</context>
<context>
    <name>SchemeFields</name>
    <message>
        <source>Write a number, such as 60.</source>
        <translation>请写数字，如 60。</translation>
    </message>
</context>
<context>
    <name>SchemeLevels</name>
    <message>
        <source>Level {number}</source>
        <translation>第 {number} 级</translation>
    </message>
</context>
<context>
    <name>SchemeWords</name>
    <message>
        <source>Weight of {name}</source>
        <translation>{name}的权重</translation>
    </message>
    <message>
        <source>Scale of {name}</source>
        <translation>{name}的计分方式</translation>
    </message>
    <message>
        <source>Floor of {name}</source>
        <translation>{name}的零分点</translation>
    </message>
    <message>
        <source>Full mark of {name}</source>
        <translation>{name}的满分点</translation>
    </message>
    <message>
        <source>Steps of {name}</source>
        <translation>{name}的分档</translation>
    </message>
    <message>
        <source>Level {rank}</source>
        <translation>第 {rank} 级</translation>
    </message>
    <message>
        <source>Name of level {rank}</source>
        <translation>第 {rank} 级的名称</translation>
    </message>
    <message>
        <source>{name} from</source>
        <translation>{name}下限</translation>
    </message>
    <message>
        <source>Colour of {name}</source>
        <translation>{name}的颜色</translation>
    </message>
    <message>
        <source>Sign of {name}</source>
        <translation>{name}的符号</translation>
    </message>
    <message>
        <source>Direct entry of {name}</source>
        <translation>{name}的直接达到金额</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Window in days</source>
        <translation>统计天数</translation>
    </message>
    <message>
        <source>Frequency counts</source>
        <translation>频次按</translation>
    </message>
    <message>
        <source>Points of a missing fact</source>
        <translation>缺数据时的分</translation>
    </message>
    <message>
        <source>Review every</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Reviews by</source>
        <translation>评定日期按</translation>
    </message>
    <message>
        <source>Promotion</source>
        <translation>升级</translation>
    </message>
    <message>
        <source>Demotion</source>
        <translation>降级</translation>
    </message>
    <message>
        <source>Days of notice</source>
        <translation>降级提醒天数</translation>
    </message>
    <message>
        <source>Days of protection</source>
        <translation>新客保护天数</translation>
    </message>
    <message>
        <source>Days of observation</source>
        <translation>观察期天数</translation>
    </message>
    <message>
        <source>Observed below purchases</source>
        <translation>观察期消费次数</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>orders</source>
        <translation>消费次数</translation>
    </message>
    <message>
        <source>visit days</source>
        <translation>到店天数</translation>
    </message>
    <message>
        <source>month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>quarter</source>
        <translation>每季</translation>
    </message>
    <message>
        <source>half-year</source>
        <translation>每半年</translation>
    </message>
    <message>
        <source>year</source>
        <translation>每年</translation>
    </message>
    <message>
        <source>calendar</source>
        <translation>日历</translation>
    </message>
    <message>
        <source>own date</source>
        <translation>各人日期</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>立即</translation>
    </message>
    <message>
        <source>at review</source>
        <translation>评定时</translation>
    </message>
    <message>
        <source>straight down</source>
        <translation>直接降到位</translation>
    </message>
    <message>
        <source>one level</source>
        <translation>每次一级</translation>
    </message>
    <message>
        <source>after notice</source>
        <translation>先提醒后降</translation>
    </message>
    <message>
        <source>linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>steps</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>among customers</source>
        <translation>客户间排位</translation>
    </message>
</context>
<context>
    <name>SelectionActs</name>
    <message>
        <source>Add tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Export these</source>
        <translation>导出所选</translation>
    </message>
    <message>
        <source>Print statements</source>
        <translation>打印权益单</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>去标签</translation>
    </message>
    <message>
        <source>Nobody is chosen.</source>
        <translation>没有选中客户。</translation>
    </message>
    <message>
        <source>Choose rows with Shift or Ctrl, or all with Ctrl A.</source>
        <translation>用 Shift 或 Ctrl 选多行，Ctrl A 全选。</translation>
    </message>
    <message>
        <source>%Ln customer(s) got the tag {tag}.</source>
        <translation>%Ln 位客户已加标签“{tag}”。</translation>
    </message>
    <message>
        <source>%Ln customer(s) lost the tag {tag}.</source>
        <translation>%Ln 位客户已去掉标签“{tag}”。</translation>
    </message>
    <message>
        <source>%Ln had it so already.</source>
        <translation>%Ln 位原本如此。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>The tag {tag} is as it was before.</source>
        <translation>标签“{tag}”已恢复原样。</translation>
    </message>
    <message>
        <source>Copied %Ln row(s).</source>
        <translation>已复制 %Ln 行。</translation>
    </message>
    <message>
        <source>Paste them into a spreadsheet.</source>
        <translation>可粘贴到电子表格。</translation>
    </message>
</context>
<context>
    <name>SelectionBar</name>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>取消选择</translation>
    </message>
    <message>
        <source>%Ln chosen</source>
        <translation>已选 %Ln 位</translation>
    </message>
</context>
<context>
    <name>ServicePage</name>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Customer, words, number</source>
        <translation>客户、内容、工单号</translation>
    </message>
    <message>
        <source>Log a contact</source>
        <translation>登记工单</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>选择</translation>
    </message>
    <message>
        <source>open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>note</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>new</source>
        <translation>登记</translation>
    </message>
    <message>
        <source>Find a case</source>
        <translation>找工单</translation>
    </message>
    <message>
        <source>Close case</source>
        <translation>关闭工单</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重开</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>补记</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>%Ln open</source>
        <translation>%Ln 件待办</translation>
    </message>
    <message>
        <source>%Ln overdue</source>
        <translation>%Ln 件超时</translation>
    </message>
    <message>
        <source>by star, then by age</source>
        <translation>先看星级，再看先后</translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Show all cases</source>
        <translation>显示全部工单</translation>
    </message>
    <message>
        <source>No case fits.</source>
        <translation>没有符合的工单。</translation>
    </message>
    <message>
        <source>Take the filter away or search for less.</source>
        <translation>请清除筛选，或少写几个字。</translation>
    </message>
    <message>
        <source>No cases yet.</source>
        <translation>还没有工单。</translation>
    </message>
    <message>
        <source>Complaints, questions, return visits and ideas of customers stand here.</source>
        <translation>客户的投诉、咨询、回访和建议都记在这里。</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source>Write 1 to {most} signs on one line.</source>
        <translation>请写 1 到 {most} 个字，写在一行里。</translation>
    </message>
    <message>
        <source>Shop name</source>
        <translation>店名</translation>
    </message>
    <message>
        <source>Stands on the window, on exports and on print.</source>
        <translation>显示在窗口、导出文件和打印件上。</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Three letters, such as CNY. Fixed once sales are recorded.</source>
        <translation>三个字母，如 CNY。记过消费后不能再改。</translation>
    </message>
    <message>
        <source>Demo shop</source>
        <translation>演示店铺</translation>
    </message>
    <message>
        <source>Marks a shop of invented data.</source>
        <translation>标明数据是编造的。</translation>
    </message>
    <message>
        <source>What needs a second person</source>
        <translation>需要第二个人批准的事</translation>
    </message>
    <message>
        <source>These acts wait until a second person who may approve types their password.</source>
        <translation>这些事要等有批准权的第二个人输入密码。</translation>
    </message>
    <message>
        <source>Returns to approve above</source>
        <translation>退货超过多少要批准</translation>
    </message>
    <message>
        <source>Only returns above this amount need a second person.</source>
        <translation>只有超过这个金额的退货才要第二个人批准。</translation>
    </message>
    <message>
        <source>Months to keep idle customers</source>
        <translation>客户资料保留月数</translation>
    </message>
    <message>
        <source>Whoever has bought nothing and agreed to nothing for so many months stands on a list to be erased. 0 keeps everybody.</source>
        <translation>这么多个月没有消费、也没有新同意的客户，列入待删除名单。0 表示一直保留。</translation>
    </message>
    <message>
        <source>Wording of consent</source>
        <translation>同意书文字</translation>
    </message>
    <message>
        <source>What customers agree to, with a version; kept with each consent. Empty: the program&apos;s own words for each purpose.</source>
        <translation>客户同意的文字，注明版本；每次同意都会一并保存。留空则用程序自带的各项文字。</translation>
    </message>
    <message>
        <source>Keep ID numbers</source>
        <translation>保存身份证号</translation>
    </message>
    <message>
        <source>Only where the law of your trade asks for them. Each needs the customer&apos;s consent to sensitive data; it is hidden on every screen and paper, and shown only with a reason that is kept.</source>
        <translation>只在行业法规要求时才打开。须经客户同意保存敏感信息；屏幕和纸张上一律隐藏，写明理由才显示并留下记录。</translation>
    </message>
    <message>
        <source>Run due reviews at start</source>
        <translation>启动时做到期的定期评定</translation>
    </message>
    <message>
        <source>Reviews that fell due are run when the shop is opened, each dated at its own day, as a batch that can be taken back. Off: they wait on the list of due reviews.</source>
        <translation>打开店铺时自动做到期的定期评定，按各自到期日记，成为可撤销的批次。关：留在到期清单里。</translation>
    </message>
    <message>
        <source>Trial run</source>
        <translation>试运行</translation>
    </message>
    <message>
        <source>Live scores are computed and reviews can be looked at, but no official level changes until the trial ends.</source>
        <translation>照常计算实时分、可以预览评定，但试运行结束前不改变任何正式星级。</translation>
    </message>
    <message>
        <source>Front desk hides after seconds</source>
        <translation>前台多少秒后收起</translation>
    </message>
    <message>
        <source>Without a key for so long the customer&apos;s card folds; 0 is never.</source>
        <translation>这么久没有按键就收起客户卡片；0 为不收起。</translation>
    </message>
    <message>
        <source>Second place of backups</source>
        <translation>备份的第二位置</translation>
    </message>
    <message>
        <source>A folder on another disk, a stick or the network; each backup is copied there and checked. Empty: none.</source>
        <translation>另一块磁盘、U 盘或网络上的文件夹；每份备份都会复制到那里并检查。留空则没有。</translation>
    </message>
    <message>
        <source>Lock after minutes</source>
        <translation>多少分钟后锁定</translation>
    </message>
    <message>
        <source>Without a key for so long the window asks for the password again, and half-filled forms stay. 0 is never; a shop without passwords is never locked.</source>
        <translation>这么久没有按键，窗口会再要密码，填到一半的表单都还在。0 为从不；没有密码的店铺从不锁定。</translation>
    </message>
    <message>
        <source>Import profiles</source>
        <translation>导入对应</translation>
    </message>
    <message>
        <source>Saved column mappings by name.</source>
        <translation>按名称存下的列对应。</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>What you change here counts at once.</source>
        <translation>在这里改了就立即生效。</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>查找设置</translation>
    </message>
    <message>
        <source>No setting holds these words.</source>
        <translation>没有设置含有这些字。</translation>
    </message>
    <message>
        <source>Front desk</source>
        <translation>前台</translation>
    </message>
    <message>
        <source>Reviews</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>More</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>Customers kept too long</source>
        <translation>保存过久的客户</translation>
    </message>
    <message>
        <source>A second person</source>
        <translation>第二人批准</translation>
    </message>
    <message>
        <source>Your way in</source>
        <translation>您的登录</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>How large texts and rows are.</source>
        <translation>文字和行的大小。</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>People and roles</source>
        <translation>人员与角色</translation>
    </message>
    <message>
        <source>Who may sign in, with which role, and what each role may do.</source>
        <translation>谁可以登录、用什么角色、各角色能做什么。</translation>
    </message>
    <message>
        <source>People who may sign in</source>
        <translation>可以登录的人员</translation>
    </message>
    <message>
        <source>New key for the shop</source>
        <translation>给店铺换密钥</translation>
    </message>
    <message>
        <source>Erased %Ln customer(s).</source>
        <translation>已删除 %Ln 位客户。</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Refused rows</source>
        <translation>未导入的行</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>日志</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Saved: {setting}.</source>
        <translation>已保存：{setting}。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>New recovery key</source>
        <translation>新的恢复密钥</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>The shop</source>
        <translation>店铺</translation>
    </message>
</context>
<context>
    <name>ShopLock</name>
    <message>
        <source>Sign in as {login}?</source>
        <translation>以 {login} 登录？</translation>
    </message>
    <message>
        <source>What {login} typed and did not save will be lost.</source>
        <translation>{login} 已填但没有保存的内容会丢失。</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Stay locked</source>
        <translation>保持锁定</translation>
    </message>
</context>
<context>
    <name>SidePanel</name>
    <message>
        <source>Distribution</source>
        <translation>分布</translation>
    </message>
    <message>
        <source>This customer</source>
        <translation>该客户</translation>
    </message>
</context>
<context>
    <name>SignIn</name>
    <message>
        <source>The customer desk of your shop</source>
        <translation>您店里的星客管家</translation>
    </message>
    <message>
        <source>New shop</source>
        <translation>新店铺</translation>
    </message>
    <message>
        <source>Bring a backup here</source>
        <translation>用备份恢复</translation>
    </message>
    <message>
        <source>Open another folder</source>
        <translation>打开别的文件夹</translation>
    </message>
    <message>
        <source>Demo shop</source>
        <translation>演示店铺</translation>
    </message>
    <message>
        <source>Folder of a shop</source>
        <translation>店铺的文件夹</translation>
    </message>
    <message>
        <source>Opening the shop</source>
        <translation>正在打开店铺</translation>
    </message>
    <message>
        <source>This shop is open in another window.</source>
        <translation>这个店铺已在另一个窗口打开。</translation>
    </message>
    <message>
        <source>{login} has this shop open on {computer} since {moment}.</source>
        <translation>{login} 自 {moment} 起在 {computer} 上打开了此店铺。</translation>
    </message>
    <message>
        <source>{folder}. Go on in that window, or close it first.</source>
        <translation>{folder}。请在那个窗口继续，或先关闭它。</translation>
    </message>
</context>
<context>
    <name>SignInForm</name>
    <message>
        <source>Remember me on this computer</source>
        <translation>在这台电脑上记住我</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
</context>
<context>
    <name>StaffDialog</name>
    <message>
        <source>People who may sign in</source>
        <translation>可以登录的人员</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Roles…</source>
        <translation>角色…</translation>
    </message>
    <message>
        <source>New key…</source>
        <translation>换密钥…</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>已移除</translation>
    </message>
    <message>
        <source>{role}, no password yet</source>
        <translation>{role}，还没有密码</translation>
    </message>
    <message>
        <source>The log keeps what they did, and the login is never given again.</source>
        <translation>日志保留此人做过的事，登录名不会再给别人。</translation>
    </message>
    <message>
        <source>A copy of the shop&apos;s folder or a backup that they took before still opens with their old password. A new key, which comes next, keeps them out of all that follows.</source>
        <translation>此人之前拷走的店铺文件夹或备份仍能用旧密码打开。接下来可以换密钥，之后的内容此人就打不开了。</translation>
    </message>
    <message>
        <source>Remove {name}?</source>
        <translation>移除 {name}？</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Removed {name}.</source>
        <translation>已移除 {name}。</translation>
    </message>
</context>
<context>
    <name>StarView</name>
    <message>
        <source>Customers</source>
        <translation>客户</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Create my shop</source>
        <translation>创建我的店铺</translation>
    </message>
    <message>
        <source>Look at the demo shop</source>
        <translation>看看演示店铺</translation>
    </message>
    <message>
        <source>Bring a backup to this computer</source>
        <translation>把备份恢复到这台电脑</translation>
    </message>
    <message>
        <source>Open another folder</source>
        <translation>打开别的文件夹</translation>
    </message>
    <message>
        <source>StarDesk keeps your customers on this computer, gives each a star level and says why.</source>
        <translation>StarDesk 把客户资料存在这台电脑上，给每位客户评定星级，并说明理由。</translation>
    </message>
    <message>
        <source>An empty shop, encrypted with your password.</source>
        <translation>一个空店铺，用您的密码加密。</translation>
    </message>
    <message>
        <source>An invented tea shop with 2,000 customers, in a folder of its own.</source>
        <translation>编造的茶礼店，2,000 位客户，存放在单独的文件夹。</translation>
    </message>
    <message>
        <source>After a lost or a new PC, with your password or the recovery key.</source>
        <translation>电脑丢了或换了新的：用密码或恢复密钥。</translation>
    </message>
    <message>
        <source>A shop on another disk.</source>
        <translation>另一块磁盘上的店铺。</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>欢迎</translation>
    </message>
</context>
<context>
    <name>StatementDialog</name>
    <message>
        <source>Member benefit statement</source>
        <translation>会员权益单</translation>
    </message>
    <message>
        <source>Last 12 months</source>
        <translation>最近 12 个月</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>去年</translation>
    </message>
    <message>
        <source>Days of your own</source>
        <translation>自定日期</translation>
    </message>
    <message>
        <source>From</source>
        <translation>从</translation>
    </message>
    <message>
        <source>To</source>
        <translation>到</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>The customer before</source>
        <translation>上一位客户</translation>
    </message>
    <message>
        <source>The next customer</source>
        <translation>下一位客户</translation>
    </message>
    <message>
        <source>Why this level…</source>
        <translation>评级说明…</translation>
    </message>
    <message>
        <source>Customer {number} of {count}</source>
        <translation>第 {number} 位，共 {count} 位</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Shop and state</source>
        <translation>店铺与状态</translation>
    </message>
    <message>
        <source>Demo: invented data</source>
        <translation>演示：数据是编造的</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>未加密</translation>
    </message>
    <message>
        <source>F1 Help</source>
        <translation>F1 帮助</translation>
    </message>
    <message>
        <source>Ctrl K Commands</source>
        <translation>Ctrl K 命令</translation>
    </message>
    <message>
        <source>File damaged</source>
        <translation>文件已损坏</translation>
    </message>
    <message>
        <source>Nothing can be changed until every page was checked.</source>
        <translation>全部检查完之前不能做改动。</translation>
    </message>
    <message>
        <source>Checking the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Every page was checked in {seconds} s.</source>
        <translation>已逐页检查，用时 {seconds} 秒。</translation>
    </message>
    <message>
        <source>File checked</source>
        <translation>文件已检查</translation>
    </message>
    <message>
        <source>Second place not reached</source>
        <translation>无法访问第二位置</translation>
    </message>
    <message>
        <source>Second place {moment}</source>
        <translation>第二位置 {moment}</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>还没有备份</translation>
    </message>
    <message>
        <source>Backup {moment}</source>
        <translation>备份 {moment}</translation>
    </message>
    <message>
        <source>{role}: {name}</source>
        <translation>{role}：{name}</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>Step {at} of {count}: {title}</source>
        <translation>第 {at} 步，共 {count} 步：{title}</translation>
    </message>
</context>
<context>
    <name>StepsEdit</name>
    <message>
        <source>Add step</source>
        <translation>加一档</translation>
    </message>
    <message>
        <source>Step {number}: from</source>
        <translation>第 {number} 档：从</translation>
    </message>
    <message>
        <source>Step {number}: points</source>
        <translation>第 {number} 档：分</translation>
    </message>
    <message>
        <source>Remove this step</source>
        <translation>删除这一档</translation>
    </message>
</context>
<context>
    <name>StrengthHint</name>
    <message>
        <source>Easy to guess: take a longer one, such as a short sentence</source>
        <translation>容易猜到：请换长一点的，比如一句短话</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>一般</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>难猜</translation>
    </message>
</context>
<context>
    <name>Sweeping</name>
    <message>
        <source>{files} still names the person and could not be changed; delete it.</source>
        <translation>{files} 里仍有这个人，现在改不了；请删掉它。</translation>
    </message>
    <message>
        <source>The file could not be written anew now, so traces may stand in its unused pages; the next start does it.</source>
        <translation>文件现在不能重新写一遍，空出的页里可能还有痕迹；下次启动时会补做。</translation>
    </message>
</context>
<context>
    <name>TableCard</name>
    <message>
        <source>Clear filter</source>
        <translation>清除筛选</translation>
    </message>
    <message>
        <source>Nobody found.</source>
        <translation>没有找到客户。</translation>
    </message>
    <message>
        <source>Fewer letters, another level or a wider filter find more.</source>
        <translation>少输几个字、换个星级或放宽条件再试。</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>新客户</translation>
    </message>
    <message>
        <source>No customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>Import a list on the Data page, or add one. The demo shop shows how it looks.</source>
        <translation>可在数据页导入名单，或新建一位。演示店可先看看样子。</translation>
    </message>
</context>
<context>
    <name>TagDialog</name>
    <message>
        <source>Add a tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Remove a tag</source>
        <translation>去标签</translation>
    </message>
    <message>
        <source>Add tag</source>
        <translation>加标签</translation>
    </message>
    <message>
        <source>Remove tag</source>
        <translation>去标签</translation>
    </message>
    <message>
        <source>One batch: a single undo takes it from all of them.</source>
        <translation>记为一批，一次撤销即可全部去掉。</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>标签</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>Five stars</source>
        <translation>五星</translation>
    </message>
    <message>
        <source>Regular to Diamond</source>
        <translation>普通银金钻</translation>
    </message>
    <message>
        <source>Bronze to Platinum</source>
        <translation>青铜到铂金</translation>
    </message>
    <message>
        <source>Three cards</source>
        <translation>三种会员卡</translation>
    </message>
    <message>
        <source>VIP and senior VIP by lifetime spend</source>
        <translation>按累计消费的 VIP</translation>
    </message>
    <message>
        <source>Value, potential, loyalty</source>
        <translation>价值与潜力</translation>
    </message>
</context>
<context>
    <name>TodayPage</name>
    <message>
        <source>To do</source>
        <translation>今天要办</translation>
    </message>
    <message>
        <source>Deserve a word</source>
        <translation>值得关心</translation>
    </message>
    <message>
        <source>Nothing is due today.</source>
        <translation>今天没有到期的事。</translation>
    </message>
    <message>
        <source>What falls due stands here.</source>
        <translation>到期的工单、生日和评定会列在这里。</translation>
    </message>
    <message>
        <source>Nobody needs a word right now.</source>
        <translation>眼下没有需要特别关心的客户。</translation>
    </message>
    <message>
        <source>Complaints, birthdays and new levels stand here.</source>
        <translation>投诉、生日、刚升星的客户会列在这里。</translation>
    </message>
    <message>
        <source>by due time</source>
        <translation>按期限排</translation>
    </message>
    <message>
        <source>the most urgent first</source>
        <translation>最要紧的在前</translation>
    </message>
    <message>
        <source>Import a file</source>
        <translation>导入文件</translation>
    </message>
    <message>
        <source>To the front desk</source>
        <translation>去前台</translation>
    </message>
    <message>
        <source>No customers yet.</source>
        <translation>还没有客户。</translation>
    </message>
    <message>
        <source>Import a list, or add the first customer at the front desk.</source>
        <translation>导入客户名单，或在前台添加第一位客户。</translation>
    </message>
    <message>
        <source>Good morning, {name}</source>
        <translation>早上好，{name}</translation>
    </message>
    <message>
        <source>Good evening, {name}</source>
        <translation>晚上好，{name}</translation>
    </message>
    <message>
        <source>Good afternoon, {name}</source>
        <translation>下午好，{name}</translation>
    </message>
    <message>
        <source>dddd, d MMMM</source>
        <translation>M 月 d 日 dddd</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>查客户</translation>
    </message>
</context>
<context>
    <name>TodayWords</name>
    <message>
        <source>Net sales, 30 days</source>
        <translation>近 30 天净消费</translation>
    </message>
    <message>
        <source>Customers who bought, 30 days</source>
        <translation>近 30 天到店客户</translation>
    </message>
    <message>
        <source>New customers, 30 days</source>
        <translation>近 30 天新客户</translation>
    </message>
    <message>
        <source>Customers who rose, 30 days</source>
        <translation>近 30 天升星客户</translation>
    </message>
    <message>
        <source>Last {days} days: {value}</source>
        <translation>近 {days} 天：{value}</translation>
    </message>
    <message>
        <source>The {days} days before: {value}</source>
        <translation>前 {days} 天：{value}</translation>
    </message>
    <message>
        <source>Sales less returns, walk-ins&apos; too.</source>
        <translation>消费减退货，含散客。</translation>
    </message>
    <message>
        <source>vs the 30 days before</source>
        <translation>比前 30 天</translation>
    </message>
    <message>
        <source>vs the 30 days before; {count} fell</source>
        <translation>比前 30 天，降星 {count} 位</translation>
    </message>
    <message>
        <source>no 30 days before to compare with</source>
        <translation>前 30 天还没有数据</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>不变</translation>
    </message>
    <message>
        <source>Cases overdue</source>
        <translation>工单已超时</translation>
    </message>
    <message>
        <source>Cases due today</source>
        <translation>今天到期的工单</translation>
    </message>
    <message>
        <source>Birthdays</source>
        <translation>过生日的客户</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>定期评定</translation>
    </message>
    <message>
        <source>Levels by hand ending</source>
        <translation>人工调整将到期</translation>
    </message>
    <message>
        <source>Grace periods ending</source>
        <translation>宽限期将满</translation>
    </message>
    <message>
        <source>No. {case} {name}, {over}</source>
        <translation>{case} 号 {name}，{over}</translation>
    </message>
    <message>
        <source>No. {case} {name}</source>
        <translation>{case} 号 {name}</translation>
    </message>
    <message>
        <source>{today} today, {count} by {day}</source>
        <translation>今天 {today} 位，到 {day} 共 {count} 位</translation>
    </message>
    <message>
        <source>{today} today</source>
        <translation>今天 {today} 位</translation>
    </message>
    <message>
        <source>due {day}, may be tried before</source>
        <translation>{day} 到期，可先试算</translation>
    </message>
    <message>
        <source>due since {day}</source>
        <translation>{day} 已到期</translation>
    </message>
    <message>
        <source>{name}, {day}</source>
        <translation>{name}，{day}</translation>
    </message>
    <message>
        <source>from {day}</source>
        <translation>最早 {day}</translation>
    </message>
    <message>
        <source>Complaint: {text}</source>
        <translation>投诉：{text}</translation>
    </message>
    <message>
        <source>Rose to {level}</source>
        <translation>刚升到{level}</translation>
    </message>
    <message>
        <source>Gift of this level ends</source>
        <translation>赠送的星级将到期</translation>
    </message>
    <message>
        <source>Level set by hand ends</source>
        <translation>人工调整将到期</translation>
    </message>
    <message>
        <source>Birthday</source>
        <translation>生日</translation>
    </message>
</context>
<context>
    <name>TrendPanel</name>
    <message>
        <source>Figures of others…</source>
        <translation>同行数据…</translation>
    </message>
    <message>
        <source>Who moved</source>
        <translation>谁升谁降</translation>
    </message>
    <message>
        <source>{start} to {end}</source>
        <translation>{start} 至 {end}</translation>
    </message>
    <message>
        <source>Choose a cell to see who is in it.</source>
        <translation>选一格，看里面是谁。</translation>
    </message>
    <message>
        <source>Others: {source}, {day}</source>
        <translation>同行数据：{source}，{day}</translation>
    </message>
</context>
<context>
    <name>UndoRunDialog</name>
    <message>
        <source>Take reviews back</source>
        <translation>撤销定期评定</translation>
    </message>
    <message>
        <source>Take all %n back</source>
        <translation>撤销全部 %n 次</translation>
    </message>
    <message>
        <source>The review of {day} was run together with others, one for each due day.</source>
        <translation>{day} 的评定是和其他几次一起执行的，每个到期日一次。</translation>
    </message>
    <message>
        <source>After taking all back</source>
        <translation>全部撤销后</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} 至 {last}</translation>
    </message>
    <message>
        <source>Reviews taken back</source>
        <translation>撤销的评定</translation>
    </message>
    <message>
        <source>Dated</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Each</source>
        <translation>每一次</translation>
    </message>
    <message>
        <source>as a batch of its own, the newest first</source>
        <translation>各为一个批次，从最近的开始</translation>
    </message>
    <message>
        <source>Levels and review days</source>
        <translation>星级与评定日</translation>
    </message>
    <message>
        <source>as they were before</source>
        <translation>恢复原样</translation>
    </message>
    <message>
        <source>Only that of {day}</source>
        <translation>只撤销 {day} 的</translation>
    </message>
</context>
<context>
    <name>VerdictsCard</name>
    <message>
        <source>An import is one batch that can be undone whole. Stopped half-way, it leaves nothing.</source>
        <translation>导入是一个批次，可整批撤销。中途停止，什么也不会留下。</translation>
    </message>
    <message>
        <source>Amount in all {amount}</source>
        <translation>金额合计 {amount}</translation>
    </message>
    <message>
        <source>Without a customer: {count}</source>
        <translation>没有客户：{count} 行</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>In the shop already, or twice in the file</source>
        <translation>店里已有，或文件里重复</translation>
    </message>
    <message>
        <source>Left as it is</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>不能导入</translation>
    </message>
    <message>
        <source>Keep these rows</source>
        <translation>存下这些行和原因</translation>
    </message>
    <message>
        <source>Rows with a name alone: {count}. Two people may share a name, so they become sales without a customer. Add a column with number, phone or e-mail.</source>
        <translation>只有姓名的行：{count} 行。两个人可能同名，所以会成为没有客户的消费。请加上编号、手机或邮箱一列。</translation>
    </message>
    <message>
        <source>{rows} of earlier files: {reason}</source>
        <translation>早前文件中的 {rows}：{reason}</translation>
    </message>
    <message>
        <source>%Ln ID number(s) are left out: no consent to sensitive data is recorded, or another number is known.</source>
        <translation>%Ln 个身份证号不导入：没有登记敏感信息的同意，或已有别的号码。</translation>
    </message>
    <message>
        <source>%Ln row(s)</source>
        <translation>%Ln 行</translation>
    </message>
    <message>
        <source>%Ln row(s) in all</source>
        <translation>共 %Ln 行</translation>
    </message>
    <message>
        <source>{rows}, first in line {line}: {reason}</source>
        <translation>{rows}，首见第 {line} 行：{reason}</translation>
    </message>
</context>
<context>
    <name>VersionsDialog</name>
    <message>
        <source>Versions</source>
        <translation>历史版本</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>现行</translation>
    </message>
    <message>
        <source>Version {version}: {name}</source>
        <translation>第 {version} 版：{name}</translation>
    </message>
    <message>
        <source>Version {version}</source>
        <translation>第 {version} 版</translation>
    </message>
    <message>
        <source>In force: version {version}</source>
        <translation>现行第 {version} 版</translation>
    </message>
    <message>
        <source>This version is in force.</source>
        <translation>这一版就是现行方案。</translation>
    </message>
    <message>
        <source>What differs from the version in force:</source>
        <translation>与现行方案的差别：</translation>
    </message>
    <message>
        <source>The same rules as the version in force.</source>
        <translation>与现行方案的规则相同。</translation>
    </message>
</context>
<context>
    <name>ViewActs</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存此视图…</translation>
    </message>
    <message>
        <source>{name} (everybody)</source>
        <translation>{name}（全店）</translation>
    </message>
    <message>
        <source>No views are saved yet.</source>
        <translation>还没有保存的视图。</translation>
    </message>
    <message>
        <source>All customers</source>
        <translation>全部客户</translation>
    </message>
    <message>
        <source>Rename {name}…</source>
        <translation>重命名{name}…</translation>
    </message>
    <message>
        <source>Delete {name}</source>
        <translation>删除{name}</translation>
    </message>
    <message>
        <source>Saved the view {name}.</source>
        <translation>已保存视图“{name}”。</translation>
    </message>
    <message>
        <source>Deleted the view {name}.</source>
        <translation>已删除视图“{name}”。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ViewDialog</name>
    <message>
        <source>Rename the view</source>
        <translation>重命名视图</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keeps the filter, the order and the columns.</source>
        <translation>保存筛选、排序和列。</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>For everybody at the shop</source>
        <translation>全店共用</translation>
    </message>
</context>
<context>
    <name>WayIn</name>
    <message>
        <source>Use the recovery key instead</source>
        <translation>改用恢复密钥</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Empty: the old one stays.</source>
        <translation>留空则仍用原密码。</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>再输一次</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
</context>
<context>
    <name>WeightPanel</name>
    <message>
        <source>Dimensions</source>
        <translation>选维度</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>平衡到 100</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Sum 100</source>
        <translation>合计 100</translation>
    </message>
    <message>
        <source>{number} short</source>
        <translation>还差 {number}</translation>
    </message>
    <message>
        <source>{number} too many</source>
        <translation>多出 {number}</translation>
    </message>
</context>
<context>
    <name>WeightRow</name>
    <message>
        <source>times</source>
        <translation>次</translation>
    </message>
    <message>
        <source>days</source>
        <translation>天</translation>
    </message>
    <message>
        <source>years</source>
        <translation>年</translation>
    </message>
    <message>
        <source>kinds</source>
        <translation>类</translation>
    </message>
    <message>
        <source>people</source>
        <translation>位</translation>
    </message>
    <message>
        <source>marks</source>
        <translation>分</translation>
    </message>
    <message>
        <source>Weight of {name}</source>
        <translation>{name}的权重</translation>
    </message>
    <message>
        <source>Full mark of {name}</source>
        <translation>{name}的满分点</translation>
    </message>
    <message>
        <source>No points for {name} at</source>
        <translation>{name}的零分点</translation>
    </message>
    <message>
        <source>Full</source>
        <translation>满分</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>计分方式</translation>
    </message>
    <message>
        <source>Scale of {name}</source>
        <translation>{name}的计分方式</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>线性</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>分档</translation>
    </message>
    <message>
        <source>Among customers</source>
        <translation>客户间排位</translation>
    </message>
    <message>
        <source>0 points at</source>
        <translation>零分点</translation>
    </message>
    <message>
        <source>was {weight}</source>
        <translation>原 {weight}</translation>
    </message>
    <message>
        <source>Write a whole number from 0 to 100.</source>
        <translation>请写 0 到 100 的整数。</translation>
    </message>
    <message>
        <source>Points rise evenly from the floor to the full mark.</source>
        <translation>从零分点到满分点按比例计分。</translation>
    </message>
    <message>
        <source>From each value on, so many points.</source>
        <translation>达到各档即得该档的分。</translation>
    </message>
    <message>
        <source>Points are the share of active customers who do not have more.</source>
        <translation>按活跃客户中不高于此值的比例计分。</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Choose a customer to see why it has its level.</source>
        <translation>选中一位客户，看看星级的理由。</translation>
    </message>
    <message>
        <source>Not graded yet</source>
        <translation>未评级</translation>
    </message>
    <message>
        <source>Points {balance}</source>
        <translation>积分 {balance}</translation>
    </message>
    <message>
        <source>Scheme version {version}: {name}</source>
        <translation>评级方案第 {version} 版：{name}</translation>
    </message>
    <message>
        <source>Live score</source>
        <translation>实时分</translation>
    </message>
    <message>
        <source>no purchases yet</source>
        <translation>还没有消费</translation>
    </message>
    <message>
        <source>confidence {share} %</source>
        <translation>把握 {share} %</translation>
    </message>
    <message>
        <source>no data</source>
        <translation>无数据</translation>
    </message>
    <message>
        <source>Last purchases</source>
        <translation>最近消费</translation>
    </message>
    <message>
        <source>The highest level.</source>
        <translation>已是最高星级。</translation>
    </message>
    <message>
        <source>To {level}</source>
        <translation>离{level}还差</translation>
    </message>
    <message>
        <source>spend {amount} more</source>
        <translation>再消费 {amount}</translation>
    </message>
    <message>
        <source>come at most %n more time(s)</source>
        <translation>最多再来 %n 次</translation>
    </message>
    <message>
        <source>come %n more time(s)</source>
        <translation>再来 %n 次</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Not by spend or visits alone.</source>
        <translation>单靠消费或次数还达不到。</translation>
    </message>
</context>
<context>
    <name>WishesDialog</name>
    <message>
        <source>Write a number of customers such as 50, or a share such as 10 %. Levels left empty keep their bound.</source>
        <translation>写人数，如 50；或占比，如 10 %。不填的星级保持下限不变。</translation>
    </message>
    <message>
        <source>At most on {name}</source>
        <translation>{name}最多</translation>
    </message>
    <message>
        <source>Benefits of a year</source>
        <translation>一年的权益成本最多</translation>
    </message>
    <message>
        <source>from {bound}, {customers}</source>
        <translation>{bound} 起，{customers}</translation>
    </message>
    <message>
        <source>{name}: {customers} with the same score {score}; with them it would be {all}.</source>
        <translation>{name}：{customers}同为 {score} 分，算上就是 {all} 位。</translation>
    </message>
    <message>
        <source>{name}: nobody stands between {low} and {high}; a bound there leaves {count}.</source>
        <translation>{name}：{low} 与 {high} 之间没有客户，下限放在这里是 {count} 位。</translation>
    </message>
</context>
<context>
    <name>WorkPanel</name>
    <message>
        <source>As if nobody bought anything until then; the best level first.</source>
        <translation>假定此前不再消费；星级高的在前。</translation>
    </message>
    <message>
        <source>Before their review, 30 days ahead</source>
        <translation>未来 30 天内评定</translation>
    </message>
    <message>
        <source>Nobody is about to fall or one purchase short.</source>
        <translation>没有人即将降级或只差一次消费。</translation>
    </message>
    <message>
        <source>Whoever is reviewed within 30 days and could use a word stands here.</source>
        <translation>30 天内评定、值得提醒的客户会出现在这里。</translation>
    </message>
</context>
</TS>
