import django.core.serializers.json
import django.db.models.deletion
import django.utils.timezone
import prm.models.mail
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('contenttypes', '0002_remove_content_type_name'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='when')),
                ('what', models.CharField(choices=[('login', 'Logged in'), ('failed login', 'Failed to log in'), ('read', 'Read a lead'), ('export', 'Export'), ('assign', 'Change of owner'), ('share', 'Share'), ('role', 'Role or permission'), ('access', 'Login opened or shut'), ('invite', 'Invitation'), ('setup', 'Setup'), ('erased', 'Deleted for good'), ('denied', 'Denied')], max_length=20, verbose_name='what')),
                ('about_kind', models.CharField(blank=True, max_length=60, verbose_name='kind of row')),
                ('about_id', models.BigIntegerField(null=True, verbose_name='number of the row')),
                ('details', models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder, verbose_name='details')),
                ('ip', models.GenericIPAddressField(null=True, verbose_name='from where')),
                ('request_id', models.UUIDField(null=True, verbose_name='request')),
                ('by', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='by')),
            ],
            options={
                'verbose_name': 'audit entry',
                'verbose_name_plural': 'audit log',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='AuditSeal',
            fields=[
                ('place', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='place')),
                ('digest', models.CharField(max_length=64, verbose_name='digest')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='sealed')),
                ('entry', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='seal', to='prm.auditentry', verbose_name='entry')),
            ],
            options={
                'verbose_name': 'audit seal',
                'verbose_name_plural': 'audit seals',
                'default_permissions': ['view'],
            },
        ),
        migrations.CreateModel(
            name='Mail',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=120, unique=True, verbose_name='key')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('address', models.EmailField(blank=True, max_length=254, verbose_name='address')),
                ('address_language', models.CharField(choices=[('en', 'English'), ('de', 'German'), ('it', 'Italian')], default='en', max_length=10)),
                ('about_id', models.BigIntegerField(null=True)),
                ('message_id', models.CharField(default=prm.models.mail.new_message_id, max_length=200, unique=True)),
                ('state', models.CharField(choices=[('queued', 'Queued'), ('sent', 'Sent'), ('failed', 'Failed'), ('superseded', 'No longer true')], default='queued', max_length=12, verbose_name='state')),
                ('attempts', models.PositiveIntegerField(default=0, verbose_name='attempts')),
                ('answer', models.TextField(blank=True, verbose_name="the mail server's words")),
                ('subject', models.CharField(blank=True, max_length=300, verbose_name='subject')),
                ('text', models.TextField(blank=True, verbose_name='text as sent')),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='written')),
                ('due_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='due')),
                ('sent_at', models.DateTimeField(blank=True, null=True, verbose_name='sent')),
                ('leased_until', models.DateTimeField(blank=True, null=True)),
                ('fence', models.PositiveIntegerField(default=0)),
                ('about_type', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contenttypes.contenttype')),
                ('recipient', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='mails', to=settings.AUTH_USER_MODEL, verbose_name='recipient')),
            ],
            options={
                'verbose_name': 'mail',
                'verbose_name_plural': 'mails',
                'default_permissions': ['view', 'resend'],
            },
        ),
        migrations.CreateModel(
            name='MailTemplate',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(max_length=40, verbose_name='kind')),
                ('language', models.CharField(choices=[('en', 'English'), ('de', 'German'), ('it', 'Italian')], max_length=10, verbose_name='language')),
                ('named', models.BigIntegerField(blank=True, editable=False, null=True)),
                ('subject', models.CharField(max_length=200, verbose_name='subject')),
                ('body', models.TextField(max_length=10000, verbose_name='body')),
                ('changed_at', models.DateTimeField(auto_now=True, verbose_name='changed at')),
                ('changed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'mail template',
                'verbose_name_plural': 'mail templates',
            },
        ),
        migrations.CreateModel(
            name='Sandbox',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('since', models.DateTimeField(default=django.utils.timezone.now, verbose_name='since')),
            ],
            options={
                'verbose_name': 'sandbox',
                'verbose_name_plural': 'sandbox',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='one_sandbox')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False)),
                ('location', models.CharField(max_length=300)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['-at', '-id'], name='audit_newest'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['what', '-at', '-id'], name='audit_by_what'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['by', 'what', '-at', '-id'], name='audit_by_whom'),
        ),
        migrations.AddIndex(
            model_name='auditentry',
            index=models.Index(fields=['about_kind', 'about_id', '-at'], name='audit_about'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(condition=models.Q(('state', 'queued')), fields=['due_at'], name='mail_due'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['about_type', 'about_id'], name='mail_about'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['-created_at', '-id'], name='mail_newest'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(condition=models.Q(('address', ''), _negated=True), fields=['address', '-created_at'], name='mail_by_address'),
        ),
        migrations.AddIndex(
            model_name='mail',
            index=models.Index(fields=['state', '-created_at', '-id'], name='mail_by_state'),
        ),
        migrations.AddConstraint(
            model_name='mail',
            constraint=models.CheckConstraint(condition=models.Q(('recipient', None), ('address', ''), _connector='XOR'), name='a_mail_goes_to_one'),
        ),
        migrations.AddConstraint(
            model_name='mailtemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('named', None)), fields=('kind', 'language'), name='one_template_per_language'),
        ),
        migrations.AddConstraint(
            model_name='mailtemplate',
            constraint=models.UniqueConstraint(condition=models.Q(('named__isnull', False)), fields=('kind', 'named', 'language'), name='one_named_text_per_language'),
        ),
    ]
